/** The contract that every atlas program must pass, on real servers with gates and counters. */
@NullMarked
package atlas.testing;

import org.jspecify.annotations.NullMarked;
