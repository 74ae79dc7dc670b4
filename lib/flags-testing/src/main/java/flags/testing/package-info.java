/** The contract that every flags program must pass, whatever its style. */
@NullMarked
package flags.testing;

import org.jspecify.annotations.NullMarked;
