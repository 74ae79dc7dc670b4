package endpoints.faults;

import endpoints.response.Response;

/**
 * A request that meets a fault.
 *
 * @param path the raw path of the resource, without the prefix that asks for the fault
 * @param host the host name by which the client addresses the server
 * @param client the IP address of the client
 * @param head whether the method is HEAD
 * @param response the response that the client would receive without the fault
 */
public record FaultyRequest(String path, String host, String client, boolean head, Response response) {
    /** Returns the same request with another response. */
    FaultyRequest with(Response other) {
        return new FaultyRequest(path, host, client, head, other);
    }
}
