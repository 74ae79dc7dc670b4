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

/**
 * The program learns of a result. Whatever thread or process a flag was downloaded in, this event is in the recording
 * of the program, and tells all that is known of the download.
 */
@Name("flags.Result")
@Label("Flag Result")
@Description("The program learns how a download ended")
@Category("Flags")
@StackTrace(false)
final class ResultEvent extends Event {
    @Label("Code")
    String code = "";

    @Label("Status")
    String status = "";

    @Label("Bytes")
    @DataAmount
    int bytes;

    @Label("Downloaded By")
    @Description("The thread on which the download ended")
    String downloadedBy = "";

    @Label("Waited")
    @Description("From the begin of the run until the flag was asked for")
    @Timespan(Timespan.NANOSECONDS)
    long waited;

    @Label("Took")
    @Description("From the request to the saved flag")
    @Timespan(Timespan.NANOSECONDS)
    long took;

    @Label("Delayed")
    @Description("For how long the server meant to delay the response")
    @Timespan(Timespan.NANOSECONDS)
    long delayed;

    @Label("Read Latency")
    @Description("From the end of the download until the program learned of it")
    @Timespan(Timespan.NANOSECONDS)
    long readLatency;

    private ResultEvent() {}

    /**
     * Records a result now.
     *
     * @param result of which the program learns
     * @param waited until the flag was asked for
     * @param readLatency until the program learned of it
     */
    static void record(Result result, Duration waited, Duration readLatency) {
        var event = new ResultEvent();
        event.code = result.code();
        event.status = result.status().name();
        event.bytes = result.bytes();
        event.downloadedBy = result.span().thread();
        event.waited = waited.toNanos();
        event.took =
                Duration.between(result.span().start(), result.span().end()).toNanos();
        event.delayed = result.delay().toNanos();
        event.readLatency = readLatency.toNanos();
        event.commit();
    }
}
