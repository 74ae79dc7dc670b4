/** What the prime programs share: all but the executor that does the work. */
@NullMarked
package primes.common;

import org.jspecify.annotations.NullMarked;
