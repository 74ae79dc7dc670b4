/** The program that makes visible what futures do. */
@NullMarked
package flags.loiter;

import org.jspecify.annotations.NullMarked;
