/** The shared part of the atlas programs: everything but their concurrency. */
@NullMarked
package atlas.common;

import org.jspecify.annotations.NullMarked;
