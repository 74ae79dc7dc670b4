package prices;

import flags.cli.CommandLineProgram;
import flags.cli.Console;

/**
 * Asks a slow server for the prices of coins. By default a producer puts queries into a queue, consumers take them out
 * and put the answers into another, and a monitor shows how full the queues are: when to choose queues is when not all
 * tasks are known in advance. The other styles get there step by step, from a single future on.
 *
 * <pre>
 * $ java -jar prices/target/prices.jar
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
                "Asks a server for the prices of coins. Those of its own server are synthetic, but for a few.",
                "",
                PricesOptions.definition());
        return program.run(args, console, arguments -> new PricesProgram(PricesOptions.of(arguments), console).run());
    }
}
