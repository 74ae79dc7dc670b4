/** Figures that several programs report. */
@NullMarked
package commandline.reporting;

import org.jspecify.annotations.NullMarked;
