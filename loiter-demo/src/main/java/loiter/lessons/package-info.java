/** The lessons, each to be read in a minute, and to be run and changed. */
@NullMarked
package loiter.lessons;

import org.jspecify.annotations.NullMarked;
