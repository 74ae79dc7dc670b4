/** The program that makes visible what futures do. */
@NullMarked
package loiter;

import org.jspecify.annotations.NullMarked;
