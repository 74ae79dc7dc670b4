/** An executor on the members of a Hazelcast cluster. */
@NullMarked
package primes.cluster;

import org.jspecify.annotations.NullMarked;
