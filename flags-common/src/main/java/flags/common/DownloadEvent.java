package flags.common;

import java.time.Duration;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A flag is downloaded: for the lane of its thread, among all else that Flight Recorder shows there. */
@Name("flags.Download")
@Label("Flag Download")
@Description("A download from the request to the saved flag, on the thread on which it ended")
@Category("Flags")
@StackTrace(false)
final class DownloadEvent extends Event {
    @Label("Code")
    String code = "";

    @Label("Status")
    String status = "";

    @Label("Bytes")
    @DataAmount
    int bytes;

    @Label("Delayed")
    @Description("For how long the server meant to delay the response")
    @Timespan(Timespan.NANOSECONDS)
    long delayed;

    private DownloadEvent() {}

    static DownloadEvent begun() {
        var event = new DownloadEvent();
        event.begin();
        return event;
    }

    void commit(String endedCode, Status endedStatus, int savedBytes, Duration delay) {
        code = endedCode;
        status = endedStatus.name();
        bytes = savedBytes;
        delayed = delay.toNanos();
        commit();
    }
}
