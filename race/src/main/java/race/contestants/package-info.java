/** The programs that take part, and the commands that start them. */
@NullMarked
package race.contestants;

import org.jspecify.annotations.NullMarked;
