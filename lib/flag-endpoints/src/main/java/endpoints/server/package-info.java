/**
 * The endpoints as a library: servers of flags and of prices on ports of their own that any process can start, with
 * delays and faults that are a pure function of a seed and of what is asked for.
 */
@NullMarked
package endpoints.server;

import org.jspecify.annotations.NullMarked;
