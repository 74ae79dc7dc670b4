package prices;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import prices.Price.Values;

/** Writes prices as CSV. */
final class CsvFile {
    private static final String HEADER = "exchange,symbol,day,open,high,low,close,volume\n";

    private CsvFile() {}

    static void write(List<Price> prices, OutputStream out) throws IOException {
        out.write(HEADER.getBytes(UTF_8));
        for (Price price : prices) {
            out.write(line(price).getBytes(UTF_8));
        }
    }

    /** No field needs quotes: names have no commas. */
    private static String line(Price price) {
        Query query = price.query();
        Values values = price.values();
        Stream<String> numbers = Stream.of(values.open(), values.high(), values.low(), values.close(), values.volume())
                .map(BigDecimal::toPlainString);
        return Stream.concat(
                                Stream.of(
                                        query.exchange(),
                                        query.symbol(),
                                        query.day().toString()),
                                numbers)
                        .collect(Collectors.joining(","))
                + "\n";
    }
}
