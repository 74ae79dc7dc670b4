package endpoints.server;

import endpoints.response.Response;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.Method;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The counters of a server as JSON. DELETE resets them. */
final class StatusResource {
    static final String PATH = "/status";
    static final String METHODS = "GET, HEAD, DELETE";

    private static final JsonFactory JSON = new JsonFactory();

    private final RequestStats stats;

    StatusResource(RequestStats stats) {
        this.stats = stats;
    }

    Response response(String method) {
        if (Method.DELETE.isSame(method)) {
            stats.reset();
        }
        return new Response(HttpStatus.SC_OK, Response.JSON, json(), Map.of("Cache-Control", "no-store"));
    }

    private byte[] json() {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeNumberProperty("requests", stats.requests());
            json.writeNumberProperty("connections", stats.connections());
            json.writeNumberProperty("inFlight", stats.inFlight());
            json.writeNumberProperty("peakInFlight", stats.peakInFlight());
            json.writeNumberProperty("faults", stats.faults());
            json.writeNumberProperty("rejected", stats.rejected());
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
