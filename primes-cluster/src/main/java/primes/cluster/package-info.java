/** An executor whose workers are the members of a Hazelcast cluster. */
@NullMarked
package primes.cluster;

import org.jspecify.annotations.NullMarked;
