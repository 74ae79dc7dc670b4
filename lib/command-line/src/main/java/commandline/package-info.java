/** The frame of a command-line program: arguments, help, exit statuses, interruption and progress. */
@NullMarked
package commandline;

import org.jspecify.annotations.NullMarked;
