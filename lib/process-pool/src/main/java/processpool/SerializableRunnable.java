package processpool;

import java.io.Serializable;

/**
 * A task without a result that can be sent to a worker process. A lambda expression of this type is serialisable, if
 * what it captures is; for a class or record, implementing {@link Runnable} and {@link Serializable} is as good.
 */
@FunctionalInterface
public interface SerializableRunnable extends Runnable, Serializable {}
