package flags.common;

import commandline.CannotRunException;
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

    /**
     * Starts a recording with the JDK's default settings. If the run is interrupted, Flight Recorder writes a regular
     * file in its own shutdown hook.
     *
     * @throws CannotRunException if the file cannot be written or this JDK cannot record
     */
    public static FlightRecording start(OutputFile file) throws CannotRunException {
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

    /**
     * Writes the file. Not to be called during shutdown, when Flight Recorder writes it.
     *
     * @throws CannotRunException if the file cannot be written
     */
    public void stop() throws CannotRunException {
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
