/** Figures in the reports of several programs. */
@NullMarked
package commandline.reporting;

import org.jspecify.annotations.NullMarked;
