/** A program that shows how futures behave. */
@NullMarked
package loiter;

import org.jspecify.annotations.NullMarked;
