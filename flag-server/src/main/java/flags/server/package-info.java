/** The program that serves all endpoints. */
@NullMarked
package flags.server;

import org.jspecify.annotations.NullMarked;
