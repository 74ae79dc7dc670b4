/** The client of the price server. */
@NullMarked
package prices.client;

import org.jspecify.annotations.NullMarked;
