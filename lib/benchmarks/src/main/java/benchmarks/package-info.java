/** Measurements of the process pool and of whole programs. */
@NullMarked
package benchmarks;

import org.jspecify.annotations.NullMarked;
