package race.processes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A program that does what no program should. */
final class FakeProcess {
    static final int FLOOD_BYTES = 300_000_000;

    private FakeProcess() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "prints-latin-1" -> System.err.write("caf\u00e9\n".getBytes(ISO_8859_1));
            case "commands-the-terminal" -> System.err.println("\u001b[2J" + "x".repeat(1000));
            case "floods-err" -> flood(System.err);
            case "floods-out" -> flood(System.out);
            case "leaves-a-child" ->
                System.out.println(
                        new ProcessBuilder(command("hangs")).inheritIO().start().pid());
            case "hangs" -> new CountDownLatch(1).await();
            case "echoes" -> System.in.transferTo(System.out);
            default -> System.exit(3);
        }
    }

    private static void flood(OutputStream out) throws Exception {
        byte[] line = ("y".repeat(999) + "\n").getBytes(ISO_8859_1);
        for (int written = 0; written < FLOOD_BYTES; written += line.length) {
            out.write(line);
        }
    }

    static List<String> command(String behavior) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1",
                FakeProcess.class.getName(),
                behavior);
    }
}
