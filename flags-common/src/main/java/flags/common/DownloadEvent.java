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
import reporting.Status;

/** A Flight Recorder event for each download, in the lane of the thread on which it ends. */
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

    @Label("Delay")
    @Description("The delay that the server planned for the response")
    @Timespan(Timespan.NANOSECONDS)
    long delay;

    private DownloadEvent() {}

    static DownloadEvent started() {
        var event = new DownloadEvent();
        event.begin();
        return event;
    }

    void commit(String downloadCode, Status downloadStatus, int downloadBytes, Duration plannedDelay) {
        code = downloadCode;
        status = downloadStatus.name();
        bytes = downloadBytes;
        delay = plannedDelay.toNanos();
        commit();
    }
}
