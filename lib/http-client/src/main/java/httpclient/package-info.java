/** Requests over HTTP, whatever they are about: bounded in time and size, and words for what can go wrong. */
@NullMarked
package httpclient;

import org.jspecify.annotations.NullMarked;
