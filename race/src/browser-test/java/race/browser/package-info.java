/** Tests of the page in a real browser. */
@NullMarked
package race.browser;

import org.jspecify.annotations.NullMarked;
