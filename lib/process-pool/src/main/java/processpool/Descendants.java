package processpool;

import java.util.List;
import java.util.stream.Collectors;

/** The processes that a worker and its children started. They end with the worker. */
final class Descendants {
    private Descendants() {}

    /** Returns the descendants of a process that is alive. The system does not know those of a dead one. */
    static List<ProcessHandle> of(ProcessHandle process) {
        return process.descendants().collect(Collectors.toList());
    }

    static void kill(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroyForcibly);
    }

    static void killAtExit() {
        Runtime.getRuntime().addShutdownHook(new Thread("processpool-descendants") {
            @Override
            public void run() {
                kill(of(ProcessHandle.current()));
            }
        });
    }
}
