/** Charts that show what each thread of a run did over time. */
@NullMarked
package timelines;

import org.jspecify.annotations.NullMarked;
