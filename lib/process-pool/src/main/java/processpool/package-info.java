/**
 * An {@link java.util.concurrent.ExecutorService} whose workers are processes: {@link processpool.ProcessPoolExecutor}.
 */
@NullMarked
package processpool;

import org.jspecify.annotations.NullMarked;
