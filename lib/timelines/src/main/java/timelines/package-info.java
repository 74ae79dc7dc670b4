/** Pictures of what each thread did when: panels on one axis of time, a lane for each thread, a bar for each thing done. */
@NullMarked
package timelines;

import org.jspecify.annotations.NullMarked;
