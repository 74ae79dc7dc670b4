/** The program that serves the flag endpoints. */
@NullMarked
package flags.server;

import org.jspecify.annotations.NullMarked;
