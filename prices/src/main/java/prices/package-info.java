/** A program that fetches coin prices in styles of growing maturity. */
@NullMarked
package prices;

import org.jspecify.annotations.NullMarked;
