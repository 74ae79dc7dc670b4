package processpool;

import java.io.Serializable;

/**
 * A {@link Runnable} that can be sent to a worker process. A lambda expression of this type is serializable if the values
 * that it captures are. A class or record may implement {@link Runnable} and {@link Serializable} instead.
 */
@FunctionalInterface
public interface SerializableRunnable extends Runnable, Serializable {}
