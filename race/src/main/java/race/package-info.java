/** Races the flags programs on the same work, each round in its own process, against a server in another process. */
@NullMarked
package race;

import org.jspecify.annotations.NullMarked;
