/**
 * HTTP servers that any process can start, with delays and faults that are pure functions of a seed and the requested
 * resource. What flag and price servers have in common; {@code endpoints.flags} and {@code endpoints.prices} are the
 * servers.
 */
@NullMarked
package endpoints.server;

import org.jspecify.annotations.NullMarked;
