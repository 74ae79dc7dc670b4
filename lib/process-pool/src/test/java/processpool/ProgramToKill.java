package processpool;

import java.util.concurrent.Future;

/**
 * A program for tests to kill. It has two workers that wait at a gate, and an idle worker that has started a process.
 * Prints the process ids of all of these and then waits.
 */
final class ProgramToKill {
    private ProgramToKill() {}

    /** The argument is the port of the gate. */
    public static void main(String[] args) throws Exception {
        ProcessPoolExecutor busy =
                ProcessPoolExecutor.builder().workers(2).name("busy").build();
        ProcessPoolExecutor idle =
                ProcessPoolExecutor.builder().workers(1).name("idle").build();
        long grandchild = idle.submit(
                        () -> new ProcessBuilder("sleep", "600").start().pid())
                .get();
        Gate.Pass<Integer> pass = new Gate.Pass<>(Integer.parseInt(args[0]), 0);
        Future<Integer> first = busy.submit(pass);
        Future<Integer> second = busy.submit(pass);
        while (busy.workers().size() < 2) {
            Thread.onSpinWait();
        }
        busy.workers().forEach(worker -> System.out.println(worker.pid()));
        System.out.println(idle.workers().get(0).pid());
        System.out.println(grandchild);
        System.out.println("ready");
        first.get();
        second.get();
        // The test has ended without a kill.
        System.exit(0);
    }
}
