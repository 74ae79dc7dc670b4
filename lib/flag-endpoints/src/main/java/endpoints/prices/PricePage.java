package endpoints.prices;

import endpoints.response.Html;
import endpoints.server.Behavior;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The home page of a price server, with the prices of a day. */
final class PricePage {
    /** The day with the most real prices. */
    private static final LocalDate DAY = LocalDate.of(2020, 4, 1);

    private PricePage() {}

    /** Returns the home page. */
    static String home(Behavior behavior, PriceBook book) {
        return Html.page("Price server", """
                <p>This endpoint %s.</p>
                <ul class="offers">
                <li><a href="/price/bitstamp/btc/2020-04-01"><code>/price/bitstamp/btc/2020-04-01</code></a>
                the price of a coin on an exchange on a day</li>
                <li><a href="/exchanges"><code>/exchanges</code></a> all exchanges</li>
                <li><a href="/symbols"><code>/symbols</code></a> all coins</li>
                <li><a href="/status"><code>/status</code></a> request counters</li>
                </ul>
                <p>A few prices of March and April 2020 are real. All others are synthetic, and the same in every run.</p>
                %s""".formatted(behavior.description(), table(book)));
    }

    private static String table(PriceBook book) {
        return """
                <table>
                <caption>Closing prices on %s (* real)</caption>
                <thead>
                <tr><th scope="col">exchange</th>%s</tr>
                </thead>
                <tbody>
                %s</tbody>
                </table>
                """.formatted(
                        DAY,
                        each(book.symbols(), "<th scope=\"col\">%s</th>"::formatted),
                        each(book.exchanges(), exchange -> row(book, exchange)));
    }

    private static String row(PriceBook book, String exchange) {
        return "<tr><th scope=\"row\">%s</th>%s</tr>\n"
                .formatted(exchange, each(book.symbols(), symbol -> cell(book, new Listing(exchange, symbol, DAY))));
    }

    private static String cell(PriceBook book, Listing listing) {
        return "<td>%s<a href=\"/price/%s/%s/%s\">%s</a></td>"
                .formatted(
                        book.isReal(listing) ? "*" : "",
                        listing.exchange(),
                        listing.symbol(),
                        listing.day(),
                        book.price(listing).close());
    }

    private static String each(List<String> names, Function<String, String> markup) {
        return names.stream().map(markup).collect(Collectors.joining());
    }
}
