package atlas.common;

import httpclient.Response;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the metadata of a country, such as {@code {"country": "Brazil", "iso_cc": "BR"}}. */
final class Metadata {
    private static final JsonMapper JSON = new JsonMapper();

    private Metadata() {}

    /** Returns the name of the country, or empty if the response has none. */
    static Optional<String> country(Response response) {
        try {
            return Optional.of(JSON.readTree(response.body())
                            .path("country")
                            .asString("")
                            .strip())
                    .filter(name -> !name.isEmpty());
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
