/** The shared part of the prime programs: everything but the executor. */
@NullMarked
package primes.common;

import org.jspecify.annotations.NullMarked;
