package flags.common;

import flags.common.Style.Trait;
import httpclient.AsyncTransport;
import httpclient.BlockingTransport;
import httpclient.Deadlines;
import httpclient.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.hc.core5.http.HttpStatus;
import org.jspecify.annotations.Nullable;
import reporting.Status;

/**
 * Downloads flags: requests a flag, checks that the response is a GIF, and saves it. Thread-safe.
 */
public final class FlagDownloader implements AutoCloseable {
    /** The names of the saved flags. */
    static final String CODES = "[A-Z]{2}";

    private final DownloaderSettings settings;
    private final Map<String, URI> uris = new ConcurrentHashMap<>();
    private final FlagStore store;
    private final Deadlines deadlines = new Deadlines();
    private final Lazy<BlockingTransport> blocking;
    private final Lazy<AsyncDownloads> async;
    private volatile boolean cancelled;

    /** Creates a downloader. Clients and threads start when they are first used. */
    public FlagDownloader(DownloaderSettings settings) {
        this.settings = settings;
        this.store = new FlagStore(Path.of(settings.destination()), CODES);
        this.blocking = new Lazy<>(() -> new BlockingTransport(settings.client(), deadlines));
        this.async = new Lazy<>(() -> new AsyncDownloads(new AsyncTransport(settings.client(), deadlines)));
    }

    /** A value that is created on first use, but not after the downloader is cancelled. */
    private final class Lazy<T> {
        private final Supplier<T> supplier;
        private @Nullable T value;

        Lazy(Supplier<T> supplier) {
            this.supplier = supplier;
        }

        synchronized T get() {
            if (cancelled) {
                throw new CancellationException("the downloader is closed");
            }
            if (value == null) {
                value = supplier.get();
            }
            return value;
        }

        synchronized Optional<T> ifCreated() {
            return Optional.ofNullable(value);
        }
    }

    /** Creates the client of a style before the first download needs it. */
    void prepare(Style style) {
        if (style.has(Trait.ASYNCHRONOUS_CLIENT)) {
            async.get();
        } else {
            blocking.get();
        }
    }

    /** Returns the settings from which another process can create the same downloader. */
    public DownloaderSettings settings() {
        return settings;
    }

    /**
     * Downloads one flag in the calling thread.
     *
     * @param code the country code, in upper case
     * @return the result: the flag was saved, or does not exist
     * @throws DownloadException if the download failed
     * @throws CancellationException if the downloader is cancelled or closed; no flag is saved
     * @throws InterruptedException if the calling thread is interrupted; the request is cancelled and no flag is saved
     */
    public Download downloadOne(String code) throws DownloadException, InterruptedException {
        BlockingTransport transport = blocking.get();
        var attempt = new Attempt(code, uri(code));
        Response response;
        try {
            response = transport.get(attempt.uri(), attempt::retried);
        } catch (IOException | TimeoutException | RuntimeException e) {
            if (cancelled) {
                throw (CancellationException) new CancellationException("the downloader is closed").initCause(e);
            }
            throw attempt.failed(e, Duration.ZERO);
        }
        // An interrupt does not stop this. It remains set and ends the next download.
        return save(attempt, response);
    }

    /**
     * Downloads one flag asynchronously.
     *
     * @param code the country code, in upper case
     * @return a future that completes with the result, or fails with a {@link DownloadException}. It completes on a
     *     thread of this downloader, so dependent actions must be short. Cancelling it cancels the request. After the
     *     response has arrived, cancelling has no effect and the future completes when the flag is saved. The future is
     *     cancelled if the downloader is cancelled or closed, and fails with an {@link Error} if a thread cannot be started
     */
    public CompletableFuture<Download> downloadOneAsync(String code) {
        try {
            AsyncDownloads downloads = async.get();
            var attempt = new Attempt(code, uri(code));
            return downloads.download(attempt, response -> save(attempt, response));
        } catch (CancellationException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private URI uri(String code) {
        return uris.computeIfAbsent(code, key -> {
            String name = key.toLowerCase(Locale.ROOT);
            return URI.create(settings.baseUrl() + "/" + name + "/" + name + ".gif");
        });
    }

    private Download save(Attempt attempt, Response response) throws DownloadException {
        switch (response.status()) {
            case HttpStatus.SC_OK -> {
                Optional<String> defect = Gif.defect(response);
                if (defect.isPresent()) {
                    throw attempt.failed(defect.get(), response.delay());
                }
                try {
                    store.save(attempt.code(), response.body());
                } catch (IOException e) {
                    throw attempt.failed(e, response.delay());
                }
                return attempt.completed(Status.OK, response.body().length, response.delay());
            }
            case HttpStatus.SC_NOT_FOUND -> {
                return attempt.completed(Status.NOT_FOUND, 0, response.delay());
            }
            default -> throw attempt.failed(response.errorMessage(), response.delay());
        }
    }

    /**
     * Cancels all downloads in flight, and all later ones. May be called by any thread, and does not wait. Flags that have
     * already arrived are saved.
     */
    public void cancel() {
        cancelled = true;
        blocking.ifCreated().ifPresent(BlockingTransport::close);
        async.ifCreated().ifPresent(AsyncDownloads::cancel);
    }

    /** Cancels all downloads in flight and closes all connections. All futures are completed when this method returns. */
    @Override
    public void close() {
        cancelled = true;
        blocking.ifCreated().ifPresent(BlockingTransport::close);
        async.ifCreated().ifPresent(AsyncDownloads::close);
        deadlines.close();
    }
}
