/** The program. */
@NullMarked
package primes;

import org.jspecify.annotations.NullMarked;
