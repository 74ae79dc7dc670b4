package processpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LauncherOptionsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private String argumentFile(String text) throws Exception {
        return "@" + Files.writeString(directory.resolve("java.args"), text);
    }

    @Test
    void agentsAreRemovedFromTheEnvironment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "JAVA_TOOL_OPTIONS",
                "-Da=1 -javaagent:\"/with space/agent.jar\"=destfile=x -Db='2 3' -Xdebug",
                "JDK_JAVA_OPTIONS",
                "-agentpath:/native/agent.so=port=1 -XX:StartFlightRecording:filename=x.jfr"
                        + " -Dcom.sun.management.jmxremote.port=9999",
                "PATH",
                "-javaagent:untouched"));

        LauncherOptions.removeAgents(environment);

        assertThat(environment)
                .containsOnly(
                        Map.entry("JAVA_TOOL_OPTIONS", "-Da=1 \"-Db=2 3\""), Map.entry("PATH", "-javaagent:untouched"));
    }

    @Test
    void agentsInArgumentFilesAreRemovedToo() throws Exception {
        String file =
                argumentFile("# a comment\n-agentlib:jdwp=server=y,address=0\n-Da=\"b \\\"c\\\"\" # another\n-Dd=e#f");
        Map<String, String> environment = new HashMap<>(Map.of("JDK_JAVA_OPTIONS", "-Dx=1 " + file + " -Dy=2"));

        LauncherOptions.removeAgents(environment);

        assertThat(environment).containsEntry("JDK_JAVA_OPTIONS", "-Dx=1 '-Da=b \"c\"' -Dd=e#f -Dy=2");
    }

    @Test
    void optionsThatCannotBeReadStayForTheLauncherToReport() {
        assertThat(LauncherOptions.expand(List.of("@no-such-file", "@@escaped", "@", "-Da=@b")))
                .containsExactly("@no-such-file", "@@escaped", "@", "-Da=@b");
    }

    @Test
    void workersInheritOptionsFromArgumentFilesInTheEnvironment() throws Exception {
        String file = argumentFile(
                "-XX:+UseParallelGC\n-Dkept=yes\n-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0");
        ProcessBuilder program = Programs.java("-cp", Programs.classPath(), SampleProgram.class.getName());
        program.environment().put("JDK_JAVA_OPTIONS", file);

        String output = Programs.outputOf(program);

        assertThat(output)
                .contains(SampleProgram.OUTPUT)
                .contains("kept: yes")
                .containsOnlyOnce("Listening for transport");
    }

    @Test
    void collectorAndHeapSizeMayComeFromAnArgumentFile() throws Exception {
        String file = argumentFile("-XX:+UseParallelGC -Xmx40m");
        try (ProcessPoolExecutor pool =
                ProcessPoolExecutor.builder().workers(1).jvmOptions(file).build()) {
            assertThat(pool.submit(() -> Runtime.getRuntime().maxMemory()).get())
                    .isLessThanOrEqualTo(40 << 20);
        }
    }
}
