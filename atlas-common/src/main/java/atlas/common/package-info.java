/** What the atlas programs share: everything but their concurrency. */
@NullMarked
package atlas.common;

import org.jspecify.annotations.NullMarked;
