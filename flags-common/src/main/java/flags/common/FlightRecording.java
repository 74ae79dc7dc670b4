package flags.common;

import commandline.CannotRunException;
import commandline.PathEncoding;
import commandline.files.FileErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import jdk.jfr.Configuration;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/** A Flight Recorder file of this process. A run that does not record loads nothing of Flight Recorder but one class. */
final class FlightRecording {
    /** A runtime made with jlink may lack it. */
    private static final boolean AVAILABLE =
            ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    private final Recording recording;

    private FlightRecording(Recording recording) {
        this.recording = recording;
    }

    /** Whether events are wanted: by {@code --record}, by an option of the JVM, or by jcmd meanwhile. */
    static boolean isOn() {
        return AVAILABLE && FlightRecorder.isInitialized();
    }

    /**
     * Begins to record, with the JDK's default settings. Whatever ends the process, the file is written.
     *
     * @throws CannotRunException if the file cannot be written or this JDK cannot record
     */
    static FlightRecording start(Path file) throws CannotRunException {
        if (!AVAILABLE) {
            throw new CannotRunException("--record needs the module jdk.jfr, which this Java runtime does not have");
        }
        PathEncoding.check(file);
        if (Files.isDirectory(file)) {
            throw new CannotRunException("cannot write the recording to " + file + ": it is a directory");
        }
        try {
            var recording = new Recording(Configuration.getConfiguration("default"));
            recording.setDestination(file);
            recording.setDumpOnExit(true);
            recording.start();
            return new FlightRecording(recording);
        } catch (IOException e) {
            throw new CannotRunException("cannot write the recording to " + file + ": " + FileErrors.reason(e), e);
        } catch (ParseException e) {
            throw new CannotRunException("cannot record: " + e.getMessage(), e);
        }
    }

    /** Writes the file. Not for a JVM that goes down: then Flight Recorder writes it by itself, at the same time. */
    void stop() {
        recording.stop();
        recording.close();
    }
}
