/** Shows, counts, reports and records the results of a run. */
@NullMarked
package reporting;

import org.jspecify.annotations.NullMarked;
