package reporting;

import commandline.CannotRunException;
import commandline.ExitStatus;
import commandline.files.FileErrors;
import commandline.files.OutputFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Optional;
import jdk.jfr.Configuration;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/** A Flight Recorder file of this process. */
public final class FlightRecording {
    /** False in a runtime image without the module jdk.jfr, as jlink can create. */
    private static final boolean AVAILABLE =
            ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    private final Recording recording;
    private final OutputFile file;

    private FlightRecording(Recording recording, OutputFile file) {
        this.recording = recording;
        this.file = file;
    }

    /** Returns whether Flight Recorder runs, started by {@code --record}, by a JVM option or by jcmd. */
    public static boolean isOn() {
        return AVAILABLE && FlightRecorder.isInitialized();
    }

    /** A run that ends with an exit status. */
    @FunctionalInterface
    public interface Run {
        /**
         * Executes the run.
         *
         * @return the exit status, one of {@link ExitStatus}
         * @throws CannotRunException if the run cannot do its work
         * @throws InterruptedException if the run is interrupted and has nothing to report
         */
        int execute() throws CannotRunException, InterruptedException;
    }

    /**
     * Executes a run and records it, with the JDK's default settings. If the run is interrupted, Flight Recorder writes a
     * regular file in its own shutdown hook.
     *
     * @param path the file to write, or empty to record nothing
     * @param run the run
     * @return the exit status of the run
     * @throws CannotRunException if the file cannot be written, this JDK cannot record, or the run throws it
     * @throws InterruptedException if the run throws it
     */
    public static int record(Optional<Path> path, Run run) throws CannotRunException, InterruptedException {
        if (path.isEmpty()) {
            return run.execute();
        }
        FlightRecording recording = start(new OutputFile(path.get()));
        int status = run.execute();
        if (status != ExitStatus.INTERRUPTED) {
            recording.stop();
        }
        return status;
    }

    private static FlightRecording start(OutputFile file) throws CannotRunException {
        if (!AVAILABLE) {
            throw new CannotRunException("--record needs the module jdk.jfr, which this Java runtime does not have");
        }
        file.prepare();
        try {
            var recording = new Recording(Configuration.getConfiguration("default"));
            Optional<Path> replaced = file.replacedFile();
            if (replaced.isPresent()) {
                recording.setDestination(replaced.get());
                recording.setDumpOnExit(true);
            }
            recording.start();
            return new FlightRecording(recording, file);
        } catch (IOException e) {
            throw new CannotRunException("cannot write " + file.path() + ": " + FileErrors.reason(e), e);
        } catch (ParseException | IllegalStateException e) {
            // Flight Recorder cannot create its repository in java.io.tmpdir, for example.
            throw new CannotRunException("cannot record: " + e.getMessage(), e);
        }
    }

    /** Writes the file. Not to be called during shutdown, when Flight Recorder writes it. */
    private void stop() throws CannotRunException {
        try (recording) {
            // Otherwise stop writes the file, and logs a failure instead of throwing it.
            recording.setDestination(null);
            recording.stop();
            file.write(this::copyTo);
        } catch (IOException e) {
            throw new CannotRunException("cannot record: " + e.getMessage(), e);
        }
    }

    private void copyTo(OutputStream out) throws IOException {
        try (InputStream events = recording.getStream(null, null)) {
            if (events == null) {
                throw new IOException("Flight Recorder has no data");
            }
            events.transferTo(out);
        }
    }
}
