package endpoints.prices;

import endpoints.response.Response;
import endpoints.server.Behavior;
import endpoints.server.Resources;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HttpStatus;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The prices below {@code /price/}, the lists, and the home page. */
final class PriceResources implements Resources {
    private static final Pattern PRICE = Pattern.compile("/price/(([^/]+)/([^/]+)/([^/]+))");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final JsonFactory JSON = new JsonFactory();

    private final PriceBook book = new PriceBook();
    private final Behavior behavior;
    private final Clock clock;
    private final Map<String, Response> pages = new ConcurrentHashMap<>();

    /**
     * Creates the resources.
     *
     * @param behavior the delays and refusals of the endpoint
     * @param clock the clock that decides which days are in the future
     */
    PriceResources(Behavior behavior, Clock clock) {
        this.behavior = behavior;
        this.clock = clock;
    }

    @Override
    public Optional<Delayed> delayed(String path) {
        Matcher price = PRICE.matcher(path);
        if (!price.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Delayed(price.group(1), () -> response(price.group(2), price.group(3), price.group(4))));
    }

    private Response response(String exchange, String symbol, String day) {
        if (!book.exchanges().contains(exchange)) {
            return notFound("there is no exchange " + exchange + ", see /exchanges");
        }
        if (!book.symbols().contains(symbol)) {
            return notFound("there is no symbol " + symbol + ", see /symbols");
        }
        Optional<LocalDate> date = date(day);
        if (date.isEmpty()) {
            return error(HttpStatus.SC_BAD_REQUEST, "not a day such as 2020-04-01: " + day, Map.of());
        }
        if (date.get().isBefore(PriceBook.FIRST_DAY)) {
            return notFound("there are no prices before " + PriceBook.FIRST_DAY);
        }
        if (date.get().isAfter(LocalDate.now(clock))) {
            return notFound("the day is in the future: " + day);
        }
        return Response.file(json(new Listing(exchange, symbol, date.get())), Response.JSON);
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return DAY.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public Response page(String path) {
        return switch (path) {
            case "/" -> pages.computeIfAbsent(path, key -> Response.page(PricePage.home(behavior, book)));
            case "/exchanges" -> Response.file(json(book.exchanges()), Response.JSON);
            case "/symbols" -> Response.file(json(book.symbols()), Response.JSON);
            default -> notFound("not found: " + path);
        };
    }

    private Response notFound(String message) {
        return error(HttpStatus.SC_NOT_FOUND, message, Map.of());
    }

    @Override
    public Response error(int status, String message, Map<String, String> headers) {
        byte[] body = json(json -> {
            json.writeStartObject();
            json.writeStringProperty("error", message);
            json.writeEndObject();
        });
        return new Response(status, Response.JSON, body, headers);
    }

    private byte[] json(Listing listing) {
        DailyPrice price = book.price(listing);
        return json(json -> {
            json.writeStartObject();
            json.writeStringProperty("exchange", listing.exchange());
            json.writeStringProperty("symbol", listing.symbol());
            json.writeStringProperty("day", listing.day().toString());
            json.writeNumberProperty("open", price.open());
            json.writeNumberProperty("high", price.high());
            json.writeNumberProperty("low", price.low());
            json.writeNumberProperty("close", price.close());
            json.writeNumberProperty("volume", price.volume());
            json.writeEndObject();
        });
    }

    private static byte[] json(List<String> names) {
        return json(json -> {
            json.writeStartArray();
            names.forEach(json::writeString);
            json.writeEndArray();
        });
    }

    private static byte[] json(Consumer<JsonGenerator> value) {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            value.accept(json);
            json.writeRaw('\n');
        }
        return bytes.toByteArray();
    }
}
