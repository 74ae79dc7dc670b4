/** Tests of the servers' pages in a real browser. */
@NullMarked
package flags.endpoints.browser;

import org.jspecify.annotations.NullMarked;
