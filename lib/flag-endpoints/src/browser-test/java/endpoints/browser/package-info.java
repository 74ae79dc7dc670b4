/** Tests of the pages in a real browser. */
@NullMarked
package endpoints.browser;

import org.jspecify.annotations.NullMarked;
