/** What the flags programs share: everything but their concurrency. */
@NullMarked
package flags.common;

import org.jspecify.annotations.NullMarked;
