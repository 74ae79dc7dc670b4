/** Races the flags programs, each in processes of its own, against one server in another. */
@NullMarked
package race;

import org.jspecify.annotations.NullMarked;
