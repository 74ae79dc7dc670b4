import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Prints a row for each module of the build in this directory: tests, failures with their names, skipped tests with their
 * reasons, and line coverage. Run as {@code java .ci/TestSummary.java}, on the JDK that ran the tests.
 *
 * <p>The exit status is 1 if a module has test sources but no test ran, if a test failed, or if a test was skipped for
 * a reason that does not hold on this machine.
 */
final class TestSummary {
    private static boolean good = true;

    private TestSummary() {}

    public static void main(String[] args) throws Exception {
        for (Path module : modules()) {
            printRow(module);
        }
        System.exit(good ? 0 : 1);
    }

    /** The modules that have tests and were built. */
    private static List<Path> modules() throws IOException {
        try (Stream<Path> top = Files.list(Path.of("."));
                Stream<Path> lib = Files.list(Path.of("lib"))) {
            return Stream.concat(top, lib)
                    .map(Path::normalize)
                    .filter(module -> Files.exists(module.resolve("pom.xml")))
                    .filter(module -> Files.isDirectory(module.resolve("src/test")))
                    .filter(module -> Files.isDirectory(module.resolve("target")))
                    .sorted()
                    .toList();
        }
    }

    private static void printRow(Path module) throws IOException, ParserConfigurationException, SAXException {
        int tests = 0;
        int skipped = 0;
        List<String> failures = new ArrayList<>();
        Map<String, Integer> reasons = new TreeMap<>();
        for (Path report : reports(module)) {
            NodeList cases = parse(report).getElementsByTagName("testcase");
            for (int i = 0; i < cases.getLength(); i++) {
                var test = (Element) cases.item(i);
                tests++;
                if (has(test, "failure") || has(test, "error")) {
                    failures.add(test.getAttribute("classname") + "#" + test.getAttribute("name"));
                }
                if (has(test, "skipped")) {
                    skipped++;
                    reasons.merge(reason((Element) test.getElementsByTagName("skipped").item(0)), 1, Integer::sum);
                }
            }
        }
        System.out.printf(
                "%-26s %-4d %6d %7d %8d %9s%n",
                module, Runtime.version().feature(), tests, failures.size(), skipped, coverage(module));
        failures.forEach(failure -> System.out.println("  failed: " + failure));
        for (Map.Entry<String, Integer> reason : reasons.entrySet()) {
            boolean known = isKnown(module, reason.getKey());
            System.out.printf(
                    "  skipped %d: %s%s%n", reason.getValue(), reason.getKey(), known ? "" : " (not a known reason)");
            good &= known;
        }
        good &= tests > 0 && failures.isEmpty();
    }

    private static List<Path> reports(Path module) throws IOException {
        try (Stream<Path> files = Files.walk(module.resolve("target"), 2)) {
            return files.filter(file -> file.toString().matches(".*-reports[/\\\\]TEST-[^/\\\\]*\\.xml"))
                    .toList();
        }
    }

    private static Document parse(Path report) throws IOException, ParserConfigurationException, SAXException {
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(report.toFile());
    }

    private static boolean has(Element test, String child) {
        return test.getElementsByTagName(child).getLength() > 0;
    }

    private static String reason(Element skipped) {
        String message = skipped.getAttribute("message");
        String text = message.isEmpty() ? skipped.getTextContent() : message;
        return text.replaceAll("\\s+", " ")
                .strip()
                .replaceFirst(" at [\\w.$/]+\\(.*", "")
                .replaceFirst("^org\\.opentest4j\\.TestAbortedException: ", "")
                .replaceFirst("^Assumption failed: ", "");
    }

    /** Returns whether a test may be skipped for a reason, and the reason holds here. */
    private static boolean isKnown(Path module, String reason) {
        boolean linux = "Linux".equals(System.getProperty("os.name"));
        boolean root = "root".equals(System.getProperty("user.name"));
        boolean browser = onPath("chromium") && onPath("chromedriver");
        return !linux
                || reason.contains("root ignores permissions") && root
                || reason.contains("chromium") && !browser
                || reason.contains("one request at a time") && module.endsWith("atlas-sequential");
    }

    private static boolean onPath(String program) {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static String coverage(Path module) throws IOException {
        Path report = module.resolve("target/site/jacoco/jacoco.csv");
        if (!Files.exists(report)) {
            return "-";
        }
        List<String> rows = Files.readAllLines(report);
        List<String> columns = List.of(rows.get(0).split(","));
        long missed = sum(rows, columns.indexOf("LINE_MISSED"));
        long covered = sum(rows, columns.indexOf("LINE_COVERED"));
        return covered + missed == 0 ? "-" : "%.0f %%".formatted(100.0 * covered / (covered + missed));
    }

    private static long sum(List<String> rows, int column) {
        return rows.stream().skip(1).mapToLong(row -> Long.parseLong(row.split(",")[column])).sum();
    }
}
