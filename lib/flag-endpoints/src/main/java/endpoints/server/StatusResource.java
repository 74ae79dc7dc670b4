package endpoints.server;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.Method;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What a server has counted, for those who are not in its process; to delete it is to count anew. */
final class StatusResource {
    static final String PATH = "/status";
    static final String METHODS = "GET, HEAD, DELETE";

    private static final JsonFactory JSON = new JsonFactory();

    private final RequestStats traffic;

    StatusResource(RequestStats traffic) {
        this.traffic = traffic;
    }

    Response reply(String method) {
        if (Method.DELETE.isSame(method)) {
            traffic.reset();
        }
        return new Response(HttpStatus.SC_OK, Response.JSON, json(), Map.of("Cache-Control", "no-store"));
    }

    private byte[] json() {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeNumberProperty("requests", traffic.requests());
            json.writeNumberProperty("connections", traffic.connections());
            json.writeNumberProperty("inFlight", traffic.inFlight());
            json.writeNumberProperty("peakInFlight", traffic.peakInFlight());
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
