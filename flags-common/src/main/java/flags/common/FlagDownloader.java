package flags.common;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.hc.core5.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * Downloads flags: asks a server for one, checks that it is one, and saves it. May be used by any number of threads.
 */
public final class FlagDownloader implements AutoCloseable {
    private static final int SAVING_THREADS = 2;
    private static final String CLOSED = "the downloader is closed";

    private final DownloaderSettings settings;
    private final FlagStore store;
    private final Deadlines deadlines = new Deadlines();
    private final OnDemand<BlockingTransport> blocking;
    private final OnDemand<AsyncTransport> async;
    private final OnDemand<ExecutorService> saving = new OnDemand<>(FlagDownloader::savingThreads);
    private volatile boolean closed;

    /** Makes a downloader; clients and threads come into being when they are first needed. */
    public FlagDownloader(DownloaderSettings settings) {
        this.settings = settings;
        this.store = new FlagStore(Path.of(settings.destination()));
        this.blocking = new OnDemand<>(() -> new BlockingTransport(settings, deadlines));
        this.async = new OnDemand<>(() -> new AsyncTransport(settings, deadlines));
    }

    /** A part that is made when it is first asked for, and not any more once it was closed. */
    private final class OnDemand<T> {
        private final Supplier<T> maker;
        private @Nullable T part;

        OnDemand(Supplier<T> maker) {
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

    private static ExecutorService savingThreads() {
        var number = new AtomicInteger();
        return Executors.newFixedThreadPool(SAVING_THREADS, task -> {
            var thread = new Thread(task, "saving-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
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
        URI uri = uri(code);
        Response response;
        try {
            response = blocking.get().get(uri);
        } catch (IOException | TimeoutException | RuntimeException e) {
            throw failed(code, e);
        }
        // An interrupt does not break off the saving of a flag, and is still there for the next download.
        return save(code, uri, response);
    }

    /**
     * Downloads one flag without a thread that waits for it.
     *
     * @param code the country code, in upper case
     * @return completes with a flag that was saved or that does not exist, exceptionally with a
     *     {@link DownloadException} if anything else came of it; on a thread of this downloader, where what depends on
     *     it may be short only. Cancelling it cancels the request
     */
    public CompletableFuture<Download> downloadOneAsync(String code) {
        URI uri = uri(code);
        var result = new CompletableFuture<Download>();
        ExecutorService savingThreads;
        CompletableFuture<Response> response;
        try {
            savingThreads = saving.get();
            response = async.get().get(uri);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(failed(code, e));
        }
        CompletableFuture<Response> saved = response.whenCompleteAsync(
                (received, failure) -> {
                    try {
                        if (failure != null) {
                            result.completeExceptionally(failed(code, failure));
                        } else if (!result.isDone()) {
                            result.complete(save(code, uri, received));
                        }
                    } catch (DownloadException e) {
                        result.completeExceptionally(e);
                    }
                },
                savingThreads);
        // What else goes wrong there ends the download too, such as that there is no thread for it any more.
        var unusedFailing = saved.whenComplete((received, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failed(code, failure));
            }
        });
        var unusedCancelling = result.whenComplete((download, failure) -> {
            if (result.isCancelled()) {
                response.cancel(false);
            }
        });
        return result;
    }

    private URI uri(String code) {
        String name = code.toLowerCase(Locale.ROOT);
        return URI.create(settings.baseUrl() + "/" + name + "/" + name + ".gif");
    }

    /** Whatever way a request ends in once the downloader is closed, that is why. */
    private DownloadException failed(String code, Throwable failure) {
        return closed
                ? new DownloadException(code, CLOSED, Duration.ZERO)
                : new DownloadException(code, failure, Duration.ZERO);
    }

    private Download save(String code, URI uri, Response response) throws DownloadException {
        switch (response.status()) {
            case HttpStatus.SC_OK -> {
                String defect = defect(response);
                if (!defect.isEmpty()) {
                    throw new DownloadException(code, defect, response.hold());
                }
                try {
                    store.save(code, response.body());
                } catch (IOException e) {
                    throw new DownloadException(code, e, response.hold());
                }
                return new Download(code, Status.OK, uri, response.body().length, response.hold());
            }
            case HttpStatus.SC_NOT_FOUND -> {
                return new Download(code, Status.NOT_FOUND, uri, 0, response.hold());
            }
            default ->
                throw new DownloadException(
                        code, "HTTP error %s - %s".formatted(response.status(), response.reason()), response.hold());
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
        return Gif.isWhole(body) ? "" : "not a GIF, or not a whole one";
    }

    /** Cancels what is under way and closes all connections. */
    @Override
    public void close() {
        closed = true;
        BlockingTransport blockingTransport = blocking.ifMade();
        if (blockingTransport != null) {
            blockingTransport.close();
        }
        AsyncTransport asyncTransport = async.ifMade();
        if (asyncTransport != null) {
            asyncTransport.close();
        }
        ExecutorService savingThreads = saving.ifMade();
        if (savingThreads != null) {
            savingThreads.shutdown();
        }
        deadlines.close();
    }
}
