/** Files that are replaced as a whole, and messages for file system errors. */
@NullMarked
package commandline.files;

import org.jspecify.annotations.NullMarked;
