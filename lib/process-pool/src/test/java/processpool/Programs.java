package processpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts Java programs and reads their output. */
final class Programs {
    private Programs() {}

    /** Returns a command with a tool of the JDK, such as {@code java}. */
    static ProcessBuilder jdkTool(String tool, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    static ProcessBuilder java(String... arguments) {
        return jdkTool("java", arguments);
    }

    /** Returns the class path of the tests. */
    static String classPath() {
        return String.join(File.pathSeparator, ClassPath.of(Programs.class.getClassLoader()));
    }

    /** Returns the directory or jar file of a class. */
    static Path locationOf(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** Runs a program and returns its output and standard error. */
    static String outputOf(ProcessBuilder program) throws IOException, InterruptedException {
        Process process = program.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
