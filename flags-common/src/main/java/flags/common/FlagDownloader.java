package flags.common;

import flags.common.Style.Client;
import httpclient.AsyncTransport;
import httpclient.BlockingTransport;
import httpclient.Deadlines;
import httpclient.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.hc.core5.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * Downloads flags: asks a server for one, checks that it is one, and saves it. May be used by any number of threads.
 */
public final class FlagDownloader implements AutoCloseable {
    private static final String CLOSED = "the downloader is closed";

    private final DownloaderSettings settings;
    private final FlagStore store;
    private final Deadlines deadlines = new Deadlines();
    private final Lazy<BlockingTransport> blocking;
    private final Lazy<AsyncDownloads> async;
    private volatile boolean closed;

    /** Makes a downloader; clients and threads come into being when they are first needed. */
    public FlagDownloader(DownloaderSettings settings) {
        this.settings = settings;
        this.store = new FlagStore(Path.of(settings.destination()));
        this.blocking = new Lazy<>(() -> new BlockingTransport(settings.client(), deadlines));
        this.async = new Lazy<>(() -> new AsyncDownloads(new AsyncTransport(settings.client(), deadlines)));
    }

    /** A part that is made when it is first asked for, and not any more once it was closed. */
    private final class Lazy<T> {
        private final Supplier<T> maker;
        private @Nullable T part;

        Lazy(Supplier<T> maker) {
            this.maker = maker;
        }

        synchronized T get() {
            if (closed) {
                throw new IllegalStateException(CLOSED);
            }
            T made = part;
            if (made == null) {
                made = maker.get();
                part = made;
            }
            return made;
        }

        synchronized @Nullable T ifMade() {
            return part;
        }
    }

    /** Makes a client before the first download needs it. */
    void prepare(Client client) {
        switch (client) {
            case BLOCKING -> blocking.get();
            case ASYNCHRONOUS -> async.get();
        }
    }

    /** What this downloader was made from, with which another process can make its like. */
    public DownloaderSettings settings() {
        return settings;
    }

    /**
     * Downloads one flag in the calling thread.
     *
     * @param code the country code, in upper case
     * @return a flag that was saved or that does not exist
     * @throws DownloadException if anything else came of it
     * @throws InterruptedException if the calling thread is interrupted; the request is cancelled and nothing saved
     */
    public Download downloadOne(String code) throws DownloadException, InterruptedException {
        var attempt = new Attempt(code, uri(code));
        Response response;
        try {
            response = blocking.get().get(attempt.uri());
        } catch (IOException | TimeoutException | RuntimeException e) {
            throw failed(attempt, e);
        }
        // An interrupt does not break off the saving of a flag, and is still there for the next download.
        return save(attempt, response);
    }

    /**
     * Downloads one flag without a thread that waits for it.
     *
     * @param code the country code, in upper case
     * @return completes with a flag that was saved or that does not exist, exceptionally with a
     *     {@link DownloadException} if anything else came of it; on a thread of this downloader, where what depends on
     *     it may be short only. Cancelling it cancels the request, but does nothing once the response has arrived:
     *     then it completes as soon as that is saved
     */
    public CompletableFuture<Download> downloadOneAsync(String code) {
        var attempt = new Attempt(code, uri(code));
        try {
            return async.get().download(attempt, response -> save(attempt, response));
        } catch (IllegalStateException e) {
            return CompletableFuture.failedFuture(failed(attempt, e));
        }
    }

    private URI uri(String code) {
        String name = code.toLowerCase(Locale.ROOT);
        return URI.create(settings.baseUrl() + "/" + name + "/" + name + ".gif");
    }

    /** Whatever way a request ends in once the downloader is closed, that is why. */
    private DownloadException failed(Attempt attempt, Throwable failure) {
        return closed ? attempt.failed(CLOSED, Duration.ZERO) : attempt.failed(failure, Duration.ZERO);
    }

    private Download save(Attempt attempt, Response response) throws DownloadException {
        switch (response.status()) {
            case HttpStatus.SC_OK -> {
                String defect = defect(response);
                if (!defect.isEmpty()) {
                    throw attempt.failed(defect, response.delay());
                }
                try {
                    store.save(attempt.code(), response.body());
                } catch (IOException e) {
                    throw attempt.failed(e, response.delay());
                }
                return attempt.ended(Status.OK, response.body().length, response.delay());
            }
            case HttpStatus.SC_NOT_FOUND -> {
                return attempt.ended(Status.NOT_FOUND, 0, response.delay());
            }
            default ->
                throw attempt.failed(
                        "HTTP error %s - %s".formatted(response.status(), response.reason()), response.delay());
        }
    }

    private static String defect(Response response) {
        if (response.tooLarge()) {
            return "larger than a flag may be: more than " + Response.MAX_BODY_BYTES + " bytes";
        }
        byte[] body = response.body();
        if (body.length == 0) {
            return "empty body instead of a GIF";
        }
        return Gif.isComplete(body) ? "" : "not a GIF, or not a whole one";
    }

    /** Cancels what is under way and closes all connections. Every future that was given out is done then. */
    @Override
    public void close() {
        closed = true;
        BlockingTransport blockingTransport = blocking.ifMade();
        if (blockingTransport != null) {
            blockingTransport.close();
        }
        AsyncDownloads asyncDownloads = async.ifMade();
        if (asyncDownloads != null) {
            asyncDownloads.close();
        }
        deadlines.close();
    }
}
