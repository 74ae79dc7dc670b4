/** The output of the endpoints: well-formed responses, and bytes for responses that are broken on purpose. */
@NullMarked
package endpoints.response;

import org.jspecify.annotations.NullMarked;
