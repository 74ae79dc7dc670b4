package prices.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import prices.client.Price;
import prices.client.Price.PriceRecord;

/** Writes prices as CSV. */
public final class CsvFile {
    private CsvFile() {}

    /** Writes a header and a line for each price. */
    public static void write(List<Price> prices, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, UTF_8);
        writer.write("exchange,symbol,day,open,high,low,close,volume\n");
        for (Price price : prices) {
            writer.write(line(price));
        }
        writer.flush();
    }

    /** No field needs quotes: {@link prices.client.PriceClient} accepts no names with commas. */
    private static String line(Price price) {
        PriceRecord row = price.record();
        Stream<Object> names = Stream.of(row.exchange(), row.symbol(), row.day());
        Stream<String> numbers = Stream.of(row.open(), row.high(), row.low(), row.close(), row.volume())
                .map(BigDecimal::toPlainString);
        return Stream.concat(names, numbers).map(Object::toString).collect(Collectors.joining(",", "", "\n"));
    }
}
