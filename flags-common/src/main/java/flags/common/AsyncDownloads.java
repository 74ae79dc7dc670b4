package flags.common;

import httpclient.AsyncTransport;
import httpclient.Response;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Asynchronous downloads: an event loop receives the responses, a few threads save them. */
final class AsyncDownloads implements AutoCloseable {
    private static final int SAVING_THREADS = 2;

    private final AsyncTransport transport;
    private final ExecutorService saving;
    private final Map<Attempt, AsyncDownload> inFlight = new ConcurrentHashMap<>();
    private volatile boolean cancelled;

    AsyncDownloads(AsyncTransport transport) {
        this(transport, Executors.newFixedThreadPool(SAVING_THREADS, savingThreads()));
    }

    /**
     * Creates asynchronous downloads with an executor, which is shut down with them.
     *
     * @param transport sends the requests
     * @param saving runs the savers
     */
    AsyncDownloads(AsyncTransport transport, ExecutorService saving) {
        this.transport = transport;
        this.saving = saving;
    }

    private static ThreadFactory savingThreads() {
        var number = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, "saving-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Saves a response. It may block. */
    @FunctionalInterface
    interface Saver {
        Download save(Response response) throws DownloadException;
    }

    /**
     * A download that can be cancelled until its response arrives. After that it completes when the flag is saved, so a
     * cancelled future always means that no flag was saved.
     */
    private static final class AsyncDownload extends CompletableFuture<Download> {
        private final Attempt attempt;
        private final CompletableFuture<Response> response;

        AsyncDownload(Attempt attempt, CompletableFuture<Response> response) {
            this.attempt = attempt;
            this.response = response;
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            response.cancel(mayInterruptIfRunning);
            return response.isCompletedExceptionally() && super.cancel(mayInterruptIfRunning);
        }

        void complete(Response received, Saver saver) {
            try {
                complete(saver.save(received));
            } catch (DownloadException | RuntimeException | Error e) {
                completeExceptionally(e);
            }
        }

        /** Fails this download. Errors are not failures of a download: they end the program. */
        void fail(Throwable failure) {
            if (failure instanceof CancellationException) {
                super.cancel(true);
            } else {
                completeExceptionally(failure instanceof Error ? failure : attempt.failed(failure, Duration.ZERO));
            }
        }
    }

    /**
     * Starts a download.
     *
     * @param attempt the flag to download
     * @param saver saves the response
     * @return a future that completes on a saving thread, or on the thread that cancels it
     */
    @SuppressWarnings("FutureReturnValueIgnored") // The last stage of each chain cannot fail.
    CompletableFuture<Download> download(Attempt attempt, Saver saver) {
        if (cancelled) {
            return CompletableFuture.failedFuture(new CancellationException());
        }
        CompletableFuture<Response> response = transport.get(attempt.uri(), attempt::retried);
        var download = new AsyncDownload(attempt, response);
        inFlight.put(attempt, download);
        download.whenComplete((result, failure) -> {
            inFlight.remove(attempt);
            response.cancel(true);
        });
        response.handleAsync((received, failure) -> finish(download, received, failure, saver), saving)
                .exceptionally(rejection -> {
                    // The executor refused the stage, or could not start a thread for it.
                    Throwable cause = rejection.getCause();
                    download.fail(rejection instanceof CompletionException && cause != null ? cause : rejection);
                    return null;
                });
        if (cancelled) {
            download.cancel(true);
        }
        return download;
    }

    private static @Nullable Void finish(AsyncDownload download, Response received, Throwable failure, Saver saver) {
        if (failure == null) {
            download.complete(received, saver);
        } else {
            download.fail(failure);
        }
        return null;
    }

    /** Cancels the requests in flight, and all later ones. */
    void cancel() {
        cancelled = true;
        inFlight.values().forEach(download -> download.cancel(true));
    }

    /** Cancels the requests in flight and waits until received flags are saved. */
    @Override
    public void close() {
        cancel();
        transport.close();
        inFlight.values()
                .forEach(download -> download.exceptionally(failure -> null).join());
        saving.shutdown();
    }
}
