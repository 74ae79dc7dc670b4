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
 * The program reads a result. This event is in the recording of the program even if another process downloaded the
 * flag.
 */
@Name("flags.Result")
@Label("Flag Result")
@Description("The program reads the result of a download")
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
    @Description("Time from the start of the run to the request")
    @Timespan(Timespan.NANOSECONDS)
    long waited;

    @Label("Took")
    @Description("Time from the request to the end of the download")
    @Timespan(Timespan.NANOSECONDS)
    long took;

    @Label("Delay")
    @Description("The delay that the server stated")
    @Timespan(Timespan.NANOSECONDS)
    long delay;

    @Label("Read Latency")
    @Description("Time from the end of the download until the program read its result")
    @Timespan(Timespan.NANOSECONDS)
    long readLatency;

    @Label("Retries")
    int retries;

    private ResultEvent() {}

    /**
     * Records a result.
     *
     * @param waited the time from the start of the run to the request
     * @param readLatency the time from the end of the download until now
     */
    static void record(Result result, Duration waited, Duration readLatency) {
        var event = new ResultEvent();
        event.code = result.code();
        event.status = result.status().name();
        event.bytes = result.bytes();
        event.downloadedBy = result.span().thread();
        event.waited = waited.toNanos();
        event.took = result.duration().toNanos();
        event.delay = result.delay().toNanos();
        event.readLatency = readLatency.toNanos();
        event.retries = result.retries();
        event.commit();
    }
}
