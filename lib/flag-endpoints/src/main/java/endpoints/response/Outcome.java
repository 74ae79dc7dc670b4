package endpoints.response;

/** What a server does with a request: it sends a well-formed response, or bytes that may be anything. */
public sealed interface Outcome permits Response, RawOutput {}
