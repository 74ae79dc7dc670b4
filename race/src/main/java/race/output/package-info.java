/** Results as tables, JSON, CSV and charts. */
@NullMarked
package race.output;

import org.jspecify.annotations.NullMarked;
