package prices;

import commandline.CannotRunException;
import httpclient.BlockingTransport;
import httpclient.Deadlines;
import httpclient.ErrorMessages;
import httpclient.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HttpStatus;
import prices.PriceJson.UnexpectedJsonException;

/** Asks a price server. */
final class PriceClient implements PriceSource, AutoCloseable {
    /** What can be a part of a path and a field of a CSV file as it is. */
    private static final Pattern NAME = Pattern.compile("[\\w.-]{1,40}");

    private final URI url;
    private final Deadlines deadlines = new Deadlines();
    private final BlockingTransport transport;

    PriceClient(PriceClientSettings settings) {
        this.url = settings.url();
        this.transport = new BlockingTransport(settings.client(), deadlines);
    }

    /** A response that is of no use. The message says why, in words for the user. */
    private static final class UselessResponseException extends Exception {
        private static final long serialVersionUID = 1;

        private final Duration delay;

        UselessResponseException(String message, Duration delay) {
            super(message);
            this.delay = delay;
        }
    }

    /**
     * The exchanges that the server has prices of.
     *
     * @throws CannotRunException if it does not tell
     * @throws InterruptedException if the calling thread is interrupted
     */
    List<String> exchanges() throws CannotRunException, InterruptedException {
        return names("/exchanges");
    }

    /**
     * The symbols of the coins that the server has prices of.
     *
     * @throws CannotRunException if it does not tell
     * @throws InterruptedException if the calling thread is interrupted
     */
    List<String> symbols() throws CannotRunException, InterruptedException {
        return names("/symbols");
    }

    private List<String> names(String path) throws CannotRunException, InterruptedException {
        try {
            List<String> names =
                    PriceJson.readNames(get(path).body()).stream().distinct().toList();
            if (!names.isEmpty()
                    && names.stream().allMatch(name -> NAME.matcher(name).matches())) {
                return names;
            }
            throw new CannotRunException("no price server: what is at " + url + path + " is no list of names");
        } catch (UselessResponseException | UnexpectedJsonException e) {
            throw new CannotRunException("no price server: " + url + path + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Price price(Query query) throws PriceException, InterruptedException {
        try {
            Response response = get(query.path());
            try {
                return PriceJson.readPrice(response.body(), query, response.delay());
            } catch (UnexpectedJsonException e) {
                throw new PriceException(query, "not a price: " + e.getMessage(), response.delay());
            }
        } catch (UselessResponseException e) {
            throw new PriceException(query, String.valueOf(e.getMessage()), e.delay);
        }
    }

    private Response get(String path) throws UselessResponseException, InterruptedException {
        Response response;
        try {
            response = transport.get(URI.create(url + path));
        } catch (IOException | TimeoutException | RuntimeException e) {
            throw new UselessResponseException(ErrorMessages.of(e), Duration.ZERO);
        }
        if (response.status() != HttpStatus.SC_OK) {
            throw new UselessResponseException(response.errorMessage(), response.delay());
        }
        if (response.tooLarge()) {
            throw new UselessResponseException("larger than " + Response.MAX_BODY_BYTES + " bytes", response.delay());
        }
        return response;
    }

    /** Ends what is under way and closes all connections. */
    @Override
    public void close() {
        transport.close();
        deadlines.close();
    }
}
