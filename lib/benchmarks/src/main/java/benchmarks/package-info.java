/** Measurements of the process pool: what it gains and what it costs. */
@NullMarked
package benchmarks;

import org.jspecify.annotations.NullMarked;
