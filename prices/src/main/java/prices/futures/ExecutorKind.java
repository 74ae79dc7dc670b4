package prices.futures;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import prices.run.NamedThreads;
import processpool.ProcessPoolExecutor;

/** The kinds of executors, which have the same interface. */
public enum ExecutorKind {
    /** Runs tasks on threads. */
    THREADS {
        @Override
        ExecutorService start(int workers) {
            return Executors.newFixedThreadPool(workers, new NamedThreads("single"));
        }
    },
    /** Runs tasks in worker processes. */
    PROCESSES {
        @Override
        ExecutorService start(int workers) {
            return ProcessPoolExecutor.builder().workers(workers).name("single").build();
        }
    };

    /** Returns a new executor, which the caller must shut down. */
    abstract ExecutorService start(int workers);
}
