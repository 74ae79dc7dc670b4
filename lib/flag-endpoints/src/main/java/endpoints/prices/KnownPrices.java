package endpoints.prices;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Real historical prices. Some fields of some days are unknown. */
final class KnownPrices {
    private static final String RESOURCE = "prices-known.csv";

    private final Map<Listing, Known> prices;

    private KnownPrices(Map<Listing, Known> prices) {
        this.prices = prices;
    }

    /** The known values of a day. The close is always known. Unknown values are null. */
    record Known(
            Listing listing,
            @Nullable BigDecimal open,
            @Nullable BigDecimal high,
            @Nullable BigDecimal low,
            BigDecimal close,
            @Nullable BigDecimal volume) {}

    /** Loads the prices from the class path. */
    static KnownPrices load() {
        Map<Listing, Known> prices = new LinkedHashMap<>();
        try (InputStream in = KnownPrices.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + RESOURCE);
            }
            new BufferedReader(new InputStreamReader(in, UTF_8)).lines().skip(1).forEach(line -> {
                Known known = known(line.split(",", -1));
                prices.put(known.listing(), known);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new KnownPrices(Collections.unmodifiableMap(prices));
    }

    private static Known known(String[] fields) {
        return new Known(
                new Listing(fields[0], fields[1], LocalDate.parse(fields[2])),
                number(fields[3]),
                number(fields[4]),
                number(fields[5]),
                new BigDecimal(fields[6]),
                number(fields[7]));
    }

    private static @Nullable BigDecimal number(String text) {
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    Optional<Known> find(Listing listing) {
        return Optional.ofNullable(prices.get(listing));
    }

    Collection<Known> all() {
        return prices.values();
    }
}
