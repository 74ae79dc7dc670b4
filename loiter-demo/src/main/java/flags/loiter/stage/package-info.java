/** What the lessons play on: time, tasks that loiter, what is said, and the timelines drawn from it. */
@NullMarked
package flags.loiter.stage;

import org.jspecify.annotations.NullMarked;
