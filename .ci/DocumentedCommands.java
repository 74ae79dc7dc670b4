import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    private static final Pattern BLOCK = Pattern.compile("^```(.*)\n((?:.*\n)*?)```$", Pattern.MULTILINE);
    private static final long TIMEOUT_MINUTES = 10;

    private DocumentedCommands() {}

    /** A fenced block of a page: its line, the words behind the fence, and the lines between the fences. */
    private record Block(long line, String kind, String content) {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path temporary = Files.createTempDirectory("documented");
        try {
            Path clone = temporary.resolve("clone");
            require(new ProcessBuilder("git", "clone", "--quiet", ".", clone.toString()).inheritIO());
            int run = 0;
            int failed = 0;
            for (Path page : pages(clone)) {
                List<Block> blocks = blocks(page);
                for (int i = 0; i < blocks.size(); i++) {
                    if (blocks.get(i).kind().equals("sh run")) {
                        String commands = blocks.get(i).content();
                        boolean hasOutput = i + 1 < blocks.size() && blocks.get(i + 1).kind().equals("text");
                        long start = System.nanoTime();
                        String problem = check(commands, hasOutput ? blocks.get(i + 1).content() : null, clone);
                        run++;
                        failed += problem.isEmpty() ? 0 : 1;
                        System.out.printf(
                                "%s:%d: %s (%d s)%n",
                                clone.relativize(page),
                                blocks.get(i).line(),
                                problem.isEmpty() ? "as documented" : problem + commands,
                                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
                    }
                }
            }
            System.out.printf("%d blocks of commands run, %d failed%n", run, failed);
            System.exit(run > 0 && failed == 0 ? 0 : 1);
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

    private static List<Block> blocks(Path page) throws IOException {
        List<Block> blocks = new ArrayList<>();
        String text = Files.readString(page);
        for (MatchResult block : BLOCK.matcher(text).results().toList()) {
            long line = text.substring(0, block.start()).lines().count() + 1;
            blocks.add(new Block(line, block.group(1), block.group(2)));
        }
        return blocks;
    }

    /** Returns an empty string, or what went wrong. */
    private static String check(String commands, String expected, Path directory)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory.getParent(), "output", ".txt");
        Process shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands)
                .directory(directory.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!shell.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly().waitFor();
            return "still running after %d minutes:%n%s".formatted(TIMEOUT_MINUTES, Files.readString(output));
        }
        String printed = new String(Files.readAllBytes(output), UTF_8);
        if (shell.exitValue() != 0) {
            return "exit status %d:%n%s".formatted(shell.exitValue(), printed);
        }
        if (expected != null && !normalized(printed).equals(normalized(expected))) {
            return "printed something other than documented:%n%s".formatted(printed);
        }
        return "";
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
