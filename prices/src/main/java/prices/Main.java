package prices;

import commandline.CommandLineProgram;
import commandline.Console;
import java.util.List;

/**
 * Fetches coin prices from a slow server. By default, a producer puts queries into a queue, consumers take them and put
 * results into another queue, and a monitor shows the sizes of the queues. Choose queues if not all tasks are known at the
 * start. The other styles lead there step by step, beginning with a single future.
 *
 * <pre>
 * $ java -jar prices/target/prices.jar
 * PRICES site: http://localhost:45489
 * 1023 queries: 11 exchanges, 3 symbols, 31 days from 2020-03-01
 * 1 producer, 32 consumers and 1 monitor will be used.
 * --------------------
 * All futures done: yes
 * TODO 0
 * RESULTS 1023
 * INFO 0
 * {"exchange":"gemini","symbol":"ltc","day":"2020-03-02","open":40.6627,"high":41.8808,"low":40.4072,"close":41.3069,"volume":59108.5048157}
 * {"exchange":"kraken","symbol":"btc","day":"2020-03-20","open":5320.84,"high":5458.62,"low":5268.67,"close":5367.21,"volume":8503.18092185}
 * Elapsed time: 22.92s, 1.00 times the ideal of 22.85s
 * </pre>
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args, Console.ofProcess()));
    }

    static int run(String[] args, Console console) {
        var program = new CommandLineProgram(
                "prices",
                "Fetches coin prices, most of them synthetic, from a slow server.",
                List.of(),
                PricesOptions.definition());
        return program.run(args, console, arguments -> new PricesProgram(PricesOptions.of(arguments), console).run());
    }
}
