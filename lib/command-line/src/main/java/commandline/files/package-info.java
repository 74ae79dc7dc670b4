/** Atomic replacement of files, output files of programs, and messages for file system errors. */
@NullMarked
package commandline.files;

import org.jspecify.annotations.NullMarked;
