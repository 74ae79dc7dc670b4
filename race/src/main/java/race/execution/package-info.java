/** The race itself: the server, the order of the rounds, and one contestant at a time. */
@NullMarked
package race.execution;

import org.jspecify.annotations.NullMarked;
