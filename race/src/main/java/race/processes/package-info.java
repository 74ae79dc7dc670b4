/** Child processes: how to run one, bound its output and end it. */
@NullMarked
package race.processes;

import org.jspecify.annotations.NullMarked;
