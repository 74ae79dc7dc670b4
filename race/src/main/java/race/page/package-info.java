/** The results as a self-contained HTML page with a replay of the recorded runs, and as a trace for other viewers. */
@NullMarked
package race.page;

import org.jspecify.annotations.NullMarked;
