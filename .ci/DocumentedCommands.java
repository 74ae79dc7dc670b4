import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs the documented commands in a fresh clone of the last commit: {@code java .ci/DocumentedCommands.java}.
 *
 * <p>Bash runs each block of README.md and docs that begins with {@code ```sh run}. The block must succeed. If a block
 * {@code ```text} follows, it is the expected output; times and ports may differ.
 */
final class DocumentedCommands {
    private static final Pattern FENCE = Pattern.compile("^```(.*)\n((?:.*\n)*?)```$", Pattern.MULTILINE);
    private static final long TIMEOUT_MINUTES = 10;

    private DocumentedCommands() {}

    /** A block of commands, and the expected output, or an empty string. */
    private record Block(String commands, String output) {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path temporary = Files.createTempDirectory("documented");
        try {
            Path clone = temporary.resolve("clone");
            require(new ProcessBuilder("git", "clone", "--quiet", ".", clone.toString()).inheritIO());
            Set<Block> run = new HashSet<>();
            int failed = 0;
            for (Path page : pages(clone)) {
                for (Map.Entry<Integer, Block> block : blocks(page).entrySet()) {
                    // Pages repeat blocks, such as the one that builds the jars.
                    if (run.add(block.getValue())) {
                        long start = System.nanoTime();
                        String problem = check(block.getValue(), clone);
                        failed += problem.isEmpty() ? 0 : 1;
                        System.out.printf(
                                "%s:%d: %s (%d s)%n",
                                clone.relativize(page),
                                block.getKey(),
                                problem.isEmpty() ? "as documented" : problem,
                                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
                    }
                }
            }
            System.out.printf("%d blocks of commands run, %d failed%n", run.size(), failed);
            System.exit(!run.isEmpty() && failed == 0 ? 0 : 1);
        } finally {
            delete(temporary);
        }
    }

    private static List<Path> pages(Path clone) throws IOException {
        try (Stream<Path> docs = Files.list(clone.resolve("docs"))) {
            return Stream.concat(Stream.of(clone.resolve("README.md")), docs.sorted())
                    .filter(page -> page.toString().endsWith(".md"))
                    .toList();
        }
    }

    /** Returns the blocks of commands of a page, by their lines. */
    private static Map<Integer, Block> blocks(Path page) throws IOException {
        Map<Integer, Block> blocks = new TreeMap<>();
        String text = Files.readString(page);
        List<MatchResult> fences = FENCE.matcher(text).results().toList();
        for (int i = 0; i < fences.size(); i++) {
            MatchResult fence = fences.get(i);
            if (fence.group(1).equals("sh run")) {
                boolean hasOutput = i + 1 < fences.size() && fences.get(i + 1).group(1).equals("text");
                int line = 1 + (int) text.substring(0, fence.start()).lines().count();
                blocks.put(line, new Block(fence.group(2), hasOutput ? fences.get(i + 1).group(2) : ""));
            }
        }
        return blocks;
    }

    /** Returns an empty string, or what went wrong. */
    private static String check(Block block, Path directory) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory.getParent(), "output", ".txt");
        Process shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", block.commands())
                .directory(directory.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        String problem = "";
        if (!shell.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly().waitFor();
            problem = "still running after %d minutes".formatted(TIMEOUT_MINUTES);
        } else if (shell.exitValue() != 0) {
            problem = "exit status %d".formatted(shell.exitValue());
        }
        String printed = new String(Files.readAllBytes(output), UTF_8);
        boolean unexpected = !block.output().isEmpty() && !normalized(printed).equals(normalized(block.output()));
        if (problem.isEmpty() && unexpected) {
            problem = "another output than documented";
        }
        return problem.isEmpty() ? "" : "%s%n%s--- has printed%n%s---".formatted(problem, block.commands(), printed);
    }

    private static String normalized(String text) {
        return text.replaceAll("\u001b\\[[0-9;]*m", "")
                .replaceAll("(localhost|127\\.0\\.0\\.1):\\d+", "HOST:PORT")
                .replaceAll("\\d+\\.\\d+s\\b", "TIMEs")
                .strip();
    }

    private static void require(ProcessBuilder command) throws IOException, InterruptedException {
        int status = command.start().waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", command.command()) + " ended with exit status " + status);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
