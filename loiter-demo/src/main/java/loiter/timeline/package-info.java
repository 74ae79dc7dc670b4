/** What the lessons play on: time, tasks that loiter, what is said, and the timelines drawn from it. */
@NullMarked
package loiter.timeline;

import org.jspecify.annotations.NullMarked;
