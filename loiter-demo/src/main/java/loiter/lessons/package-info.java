/** The lessons on futures, and the context in which they run. */
@NullMarked
package loiter.lessons;

import org.jspecify.annotations.NullMarked;
