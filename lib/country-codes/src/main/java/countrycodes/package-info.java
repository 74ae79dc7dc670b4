/** The codes of countries, and the options that select them. */
@NullMarked
package countrycodes;

import org.jspecify.annotations.NullMarked;
