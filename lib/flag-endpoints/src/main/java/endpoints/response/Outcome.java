package endpoints.response;

/** The outcome of a request: a well-formed response, or bytes that may be anything. */
public sealed interface Outcome permits Response, RawOutput {}
