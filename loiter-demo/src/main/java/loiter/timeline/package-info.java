/** The trace of a lesson, and its timelines as text and as a chart. */
@NullMarked
package loiter.timeline;

import org.jspecify.annotations.NullMarked;
