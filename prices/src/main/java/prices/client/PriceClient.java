package prices.client;

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
import prices.client.PriceJson.UnexpectedJsonException;

/** A client of a price server. */
public final class PriceClient implements PriceSource, AutoCloseable {
    /** Names that need no escapes in a path or in a CSV file. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][\\w.-]{0,39}");

    private final URI url;
    private final Deadlines deadlines = new Deadlines();
    private final BlockingTransport transport;

    /** Creates a client without connecting. */
    public PriceClient(PriceClientSettings settings) {
        this.url = settings.url();
        this.transport = new BlockingTransport(settings.client(), deadlines);
    }

    /** Thrown if there is no usable response. The message is the reason, for the user. */
    private static final class UnusableResponseException extends Exception {
        private static final long serialVersionUID = 1;

        private final Duration delay;

        UnusableResponseException(String message, Duration delay) {
            super(message);
            this.delay = delay;
        }
    }

    /**
     * Returns the names of the server's exchanges.
     *
     * @throws CannotRunException if there is no list of names
     * @throws InterruptedException if the calling thread is interrupted
     */
    public List<String> exchanges() throws CannotRunException, InterruptedException {
        return names("/exchanges");
    }

    /**
     * Returns the symbols of the server's coins.
     *
     * @throws CannotRunException if there is no list of names
     * @throws InterruptedException if the calling thread is interrupted
     */
    public List<String> symbols() throws CannotRunException, InterruptedException {
        return names("/symbols");
    }

    private List<String> names(String path) throws CannotRunException, InterruptedException {
        try {
            List<String> names = PriceJson.readNames(get(path).body());
            if (names.isEmpty() || !names.stream().allMatch(NAME.asMatchPredicate())) {
                throw new UnexpectedJsonException("not a list of names");
            }
            return names.stream().distinct().toList();
        } catch (UnusableResponseException | UnexpectedJsonException e) {
            throw new CannotRunException("no price server: " + url + path + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Result get(Query query) throws InterruptedException {
        try {
            return fetch(query);
        } catch (PriceException e) {
            return e.toResult();
        }
    }

    /**
     * Returns the price for a query.
     *
     * @throws PriceException if there is no valid response
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Price fetch(Query query) throws PriceException, InterruptedException {
        try {
            Response response = get(query.path());
            try {
                return new Price(query, PriceJson.readPrice(response.body(), query), response.delay());
            } catch (UnexpectedJsonException e) {
                throw new PriceException(query, "not a price: " + e.getMessage(), response.delay());
            }
        } catch (UnusableResponseException e) {
            throw new PriceException(query, String.valueOf(e.getMessage()), e.delay);
        }
    }

    private Response get(String path) throws UnusableResponseException, InterruptedException {
        Response response;
        try {
            response = transport.get(URI.create(url + path));
        } catch (IOException | TimeoutException | RuntimeException e) {
            throw new UnusableResponseException(ErrorMessages.of(e), Duration.ZERO);
        }
        if (response.status() != HttpStatus.SC_OK) {
            throw new UnusableResponseException(response.errorMessage(), response.delay());
        }
        if (response.tooLarge()) {
            throw new UnusableResponseException("larger than " + Response.MAX_BODY_BYTES + " bytes", response.delay());
        }
        return response;
    }

    /** Cancels all requests in flight and closes all connections. */
    @Override
    public void close() {
        transport.close();
        deadlines.close();
    }
}
