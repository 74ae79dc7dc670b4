/** Tests that start the built programs as users do. */
@NullMarked
package acceptance;

import org.jspecify.annotations.NullMarked;
