/** The flag server: images, metadata and pages. */
@NullMarked
package endpoints.flags;

import org.jspecify.annotations.NullMarked;
