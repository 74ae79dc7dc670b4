/** Faults that a server commits on purpose: their kinds, their effects, and which requests meet them. */
@NullMarked
package endpoints.faults;

import org.jspecify.annotations.NullMarked;
