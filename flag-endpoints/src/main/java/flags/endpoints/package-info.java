/**
 * The flag endpoints as a library: servers on ports of their own that any process can start, with delays and faults
 * that are a pure function of a seed and the country code.
 */
@NullMarked
package flags.endpoints;

import org.jspecify.annotations.NullMarked;
