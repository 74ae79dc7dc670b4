package prices;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import processpool.ProcessPoolExecutor;

/** What runs tasks. To whoever submits them all kinds look the same. */
enum ExecutorKind {
    THREADS {
        @Override
        ExecutorService start(int workers) {
            return Executors.newFixedThreadPool(workers, Threads.named("single"));
        }
    },
    PROCESSES {
        @Override
        ExecutorService start(int workers) {
            return ProcessPoolExecutor.builder().workers(workers).name("single").build();
        }
    };

    /** An executor that its user has to shut down. */
    abstract ExecutorService start(int workers);
}
