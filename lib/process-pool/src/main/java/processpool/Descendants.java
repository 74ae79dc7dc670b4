package processpool;

import java.util.List;
import java.util.stream.Collectors;

/** Processes that tasks started: they do not outlive the worker. */
final class Descendants {
    private Descendants() {}

    /** Those of a process that still lives; of a dead one nobody knows them. */
    static List<ProcessHandle> of(ProcessHandle process) {
        return process.descendants().collect(Collectors.toList());
    }

    static void kill(ProcessHandle process) {
        kill(of(process));
    }

    static void kill(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroyForcibly);
    }

    /** Also if a task calls System.exit. */
    static void endWithThisProcess() {
        Runtime.getRuntime().addShutdownHook(new Thread("processpool-descendants") {
            @Override
            public void run() {
                kill(ProcessHandle.current());
            }
        });
    }
}
