/** The style that connects producer, consumers and monitor by queues. */
@NullMarked
package prices.queues;

import org.jspecify.annotations.NullMarked;
