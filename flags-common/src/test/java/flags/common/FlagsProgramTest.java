package flags.common;

import static flags.common.DownloadFixtures.filesIn;
import static flags.common.DownloadFixtures.flag;
import static org.assertj.core.api.Assertions.assertThat;

import endpoints.flags.FlagServer;
import endpoints.server.Endpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole programs, from the command line to the report. */
class FlagsProgramTest {
    private final Path destination;
    private final ProgramRun program;

    FlagsProgramTest(@TempDir Path destination) {
        this.destination = destination;
        this.program = new ProgramRun(destination);
    }

    @Test
    void savesFlagsAndPrintsAReport() throws Exception {
        // when
        int status = program.run(ProgramRun::oneAfterAnother, "--embedded", "BR", "CN", "BC");

        // then
        assertThat(status).isZero();
        assertThat(maskedOut()).isEqualToNormalizingNewlines("""
                LOCAL site: http://localhost:PORT/flags
                Searching for 3 flags: BC, BR, CN
                3 concurrent connections will be used.
                Saving to DESTINATION
                --------------------
                  2 flags downloaded.
                  1 not found.
                Elapsed time: TIMEs
                """);
        assertThat(program.err()).as("standard error without a terminal").isEmpty();
        assertThat(filesIn(destination)).containsExactly("BR.gif", "CN.gif");
        assertThat(destination.resolve("BR.gif")).hasBinaryContent(flag("BR"));
    }

    @Test
    void printsEachFlagIfVerbose() {
        // when
        program.run(ProgramRun::oneAfterAnother, "--embedded", "-v", "-s", "ERROR", "BC", "BR", "BU");

        // then
        assertThat(maskedOut().lines().skip(4).limit(3))
                .containsExactly(
                        "BC not found: http://localhost:PORT/flags/bc/bc.gif",
                        "BR OK",
                        "BU error: HTTP error 418 - I'm a teapot");
    }

    @Test
    void listsTenCodesOrPrintsTheRange() {
        // when
        program.run(ProgramRun.NOTHING, "--embedded", "-a", "-l", "10");
        program.run(ProgramRun.NOTHING, "--embedded", "-a", "-l", "11");

        // then
        assertThat(program.out())
                .contains("Searching for 10 flags: AD, AE, AF, AG, AL, AM, AO, AR, AT, AU" + System.lineSeparator())
                .contains("Searching for 11 flags: from AD to AZ" + System.lineSeparator());
    }

    @Test
    void usesTheSingularForOneFlagAndOneConnection() {
        // when
        program.run(ProgramRun.NOTHING, "--embedded", "BR");

        // then
        assertThat(program.out()).contains("Searching for 1 flag: BR", "1 connection will be used.");
    }

    @Test
    void printsOnlyTheReportOnStandardOutputWithJson() {
        // when
        int status = program.run(ProgramRun::oneAfterAnother, "--embedded", "--json", "-v", "-s", "DELAY", "BR");

        // then
        assertThat(status).isZero();
        assertThat(program.out().strip())
                .matches("\\{\"program\":\"flags-some\",\"site\":\"DELAY\",\"server\":\"embedded\",\"codes\":1,"
                        + "\"concurrency\":1,\"ok\":1,\"notFound\":0,\"errors\":0,\"unfinished\":0,\"retries\":0,"
                        + "\"elapsedSeconds\":[0-9]{1,2}\\.[0-9]+,\"idealSeconds\":0.500000,\"efficiency\":[0-9.]+,"
                        + "\"meanReadLatencySeconds\":[0-9.]+,"
                        + "\"peakThreads\":[0-9]+}");
        assertThat(program.err()).contains("DELAY site: ", "Searching for 1 flag: BR", "BR OK");
    }

    @Test
    void reportsEachRound() throws Exception {
        // when
        int status = program.run(ProgramRun::oneAfterAnother, "--embedded", "--json", "--rounds", "3", "BR", "CN");

        // then
        assertThat(status).isZero();
        assertThat(program.out().lines()).hasSize(3).allMatch(report -> report.contains("\"codes\":2,"), "two codes");
    }

    @Test
    void usesARunningServer() throws Exception {
        try (FlagServer server = FlagServer.start(Endpoint.LOCAL.defaultBehavior())) {
            // when
            int status = program.run(ProgramRun::oneAfterAnother, "--base-url", server.url(), "BR");

            // then
            assertThat(status).isZero();
            assertThat(program.out()).startsWith("CUSTOM site: " + server.url() + System.lineSeparator());
            assertThat(server.stats().requests()).isEqualTo(1);
        }
    }

    @Test
    void helpExplainsCodesAndTheConcurrencyOfTheStyle() {
        // when
        int status = program.run(ProgramRun.NOTHING, "--help");

        // then
        assertThat(status).isZero();
        assertThat(program.out().replaceAll("\\s+", " "))
                .contains("CC ... two-letter country codes, or one letter for all 26 codes that begin with it; "
                        + "without CC, -a or -e: the 20 most populous countries")
                .contains("maximum number of requests in flight (default: 30, at most 10000)");
    }

    @Test
    void failsIfTheDestinationIsAFile() throws Exception {
        // given
        Path file = Files.createFile(destination.resolve("file"));

        // when
        int status = program.run(ProgramRun.NOTHING, "--embedded", "-d", file.toString());

        // then
        assertThat(status).isEqualTo(1);
        assertThat(program.err().lines()).containsExactly("*** Error: the destination " + file + " is not a directory");
        assertThat(program.out()).isEmpty();
    }

    @Test
    void rejectsContradictoryOptions() {
        // when
        int status = program.run(ProgramRun.NOTHING, "-a", "BR");

        // then
        assertThat(status).isEqualTo(2);
        assertThat(program.err())
                .startsWith("*** Usage error: country codes and -a exclude each other")
                .contains("usage: flags-some ");
        assertThat(program.out()).isEmpty();
    }

    private String maskedOut() {
        return program.out()
                .replace(destination.toString(), "DESTINATION")
                .replaceAll("localhost:\\d+", "localhost:PORT")
                .replaceAll("\\d+\\.\\d\\ds", "TIMEs");
    }
}
