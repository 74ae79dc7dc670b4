package flags.common;

import commandline.CannotRunException;
import commandline.files.FileErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import jdk.jfr.Configuration;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/** A Flight Recorder file of this process. */
final class FlightRecording {
    /** False in a runtime image without the module jdk.jfr, as jlink can create. */
    private static final boolean AVAILABLE =
            ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    private final Recording recording;
    private final Path file;

    private FlightRecording(Recording recording, Path file) {
        this.recording = recording;
        this.file = file;
    }

    /** Returns whether Flight Recorder runs, started by {@code --record}, by a JVM option or by jcmd. */
    static boolean isOn() {
        return AVAILABLE && FlightRecorder.isInitialized();
    }

    /**
     * Starts a recording with the JDK's default settings. If the run is interrupted, Flight Recorder writes the file in
     * its own shutdown hook.
     *
     * @throws CannotRunException if the file cannot be written or this JDK cannot record
     */
    static FlightRecording start(Path file) throws CannotRunException {
        if (!AVAILABLE) {
            throw new CannotRunException("--record needs the module jdk.jfr, which this Java runtime does not have");
        }
        if (Files.isDirectory(file)) {
            throw new CannotRunException("cannot write the recording to " + file + ": it is a directory");
        }
        try {
            var recording = new Recording(Configuration.getConfiguration("default"));
            recording.setDestination(file);
            recording.setDumpOnExit(true);
            recording.start();
            return new FlightRecording(recording, file);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        } catch (ParseException | IllegalStateException e) {
            // Flight Recorder cannot create its repository in java.io.tmpdir, for example.
            throw new CannotRunException("cannot record: " + e.getMessage(), e);
        }
    }

    /**
     * Writes the file. Not to be called during shutdown, when Flight Recorder writes it.
     *
     * @throws CannotRunException if the file cannot be written
     */
    void stop() throws CannotRunException {
        try (recording) {
            // Otherwise stop writes the file, and logs a failure instead of throwing it.
            recording.setDestination(null);
            recording.stop();
            recording.dump(file);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    private static CannotRunException cannotWrite(Path file, IOException e) {
        return new CannotRunException("cannot write the recording to " + file + ": " + FileErrors.reason(e), e);
    }
}
