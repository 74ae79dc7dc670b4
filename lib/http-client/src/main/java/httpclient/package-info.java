/** HTTP requests, blocking and asynchronous, with bounded time and size, and messages for their failures. */
@NullMarked
package httpclient;

import org.jspecify.annotations.NullMarked;
