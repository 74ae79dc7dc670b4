/** Measurements: samples, their summaries, and the rules for a valid sample. */
@NullMarked
package race.results;

import org.jspecify.annotations.NullMarked;
