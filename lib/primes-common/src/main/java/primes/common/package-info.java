/** Everything that the prime programs share: all but the executor. */
@NullMarked
package primes.common;

import org.jspecify.annotations.NullMarked;
