/** Prices of coins, asked for through futures and through queues. */
@NullMarked
package prices;

import org.jspecify.annotations.NullMarked;
