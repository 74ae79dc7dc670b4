/** The price endpoint: exchanges, symbols, and daily prices. */
@NullMarked
package endpoints.prices;

import org.jspecify.annotations.NullMarked;
