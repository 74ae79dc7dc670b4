/** The parts that all styles share: the queries, the result of a run, and its report. */
@NullMarked
package prices.run;

import org.jspecify.annotations.NullMarked;
