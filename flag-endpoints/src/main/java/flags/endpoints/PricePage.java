package flags.endpoints;

/** The page for people that says what a price server offers. */
final class PricePage {
    private PricePage() {}

    static String offers(Behaviour behaviour) {
        return Html.page("Price server", """
                <p>This endpoint %s.</p>
                <ul>
                <li><a href="/price/bitstamp/btc/2020-04-01"><code>/price/bitstamp/btc/2020-04-01</code></a>
                the price of a coin on an exchange on a day</li>
                <li><a href="/exchanges"><code>/exchanges</code></a> all exchanges</li>
                <li><a href="/symbols"><code>/symbols</code></a> all coins</li>
                </ul>
                <p>A few prices of March and April 2020 are real. All others are synthetic: invented, and always the
                same.</p>
                """.formatted(behaviour.description()));
    }
}
