/** The shared part of the flags programs: everything but their concurrency. */
@NullMarked
package flags.common;

import org.jspecify.annotations.NullMarked;
