/** Tests of the finished programs, started as their users start them. */
@NullMarked
package acceptance;

import org.jspecify.annotations.NullMarked;
