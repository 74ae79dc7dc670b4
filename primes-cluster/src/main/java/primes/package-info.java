/** The program that checks prime numbers. */
@NullMarked
package primes;

import org.jspecify.annotations.NullMarked;
