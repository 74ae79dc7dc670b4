/** The program that serves all endpoints. */
@NullMarked
package flagserver;

import org.jspecify.annotations.NullMarked;
