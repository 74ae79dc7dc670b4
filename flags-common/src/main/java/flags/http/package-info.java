/** Requests over HTTP, whatever they are about: bounded in time and size, and words for what can go wrong. */
@NullMarked
package flags.http;

import org.jspecify.annotations.NullMarked;
