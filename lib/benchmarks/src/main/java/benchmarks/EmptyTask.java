package benchmarks;

import java.io.Serializable;
import java.util.concurrent.Callable;

/** A task that takes no time, so that a measurement shows the cost of its executor. */
record EmptyTask() implements Callable<Integer>, Serializable {
    private static final long serialVersionUID = 1;

    @Override
    public Integer call() {
        return 0;
    }
}
