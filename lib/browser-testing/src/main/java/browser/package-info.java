/** Tests of web pages in a real browser. */
@NullMarked
package browser;

import org.jspecify.annotations.NullMarked;
