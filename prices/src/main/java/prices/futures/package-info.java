/** The styles that read prices from futures. */
@NullMarked
package prices.futures;

import org.jspecify.annotations.NullMarked;
