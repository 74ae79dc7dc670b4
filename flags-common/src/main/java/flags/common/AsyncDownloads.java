package flags.common;

import httpclient.AsyncTransport;
import httpclient.Response;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Asynchronous downloads: an event loop receives the responses, a few threads save them. */
final class AsyncDownloads implements AutoCloseable {
    private static final int SAVING_THREADS = 2;

    private final AsyncTransport transport;
    private final ExecutorService saving = Executors.newFixedThreadPool(SAVING_THREADS, savingThreads());
    private final Set<AsyncDownload> inFlight = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    AsyncDownloads(AsyncTransport transport) {
        this.transport = transport;
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
        private final CompletableFuture<Response> response;

        AsyncDownload(CompletableFuture<Response> response) {
            this.response = response;
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            response.cancel(mayInterruptIfRunning);
            return response.isCompletedExceptionally() && super.cancel(mayInterruptIfRunning);
        }
    }

    private static ThreadFactory savingThreads() {
        var number = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, "saving-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Starts a download.
     *
     * @param attempt the flag to download
     * @param saver saves the response
     * @return a future that completes on a saving thread, or on the thread that cancels it
     */
    CompletableFuture<Download> download(Attempt attempt, Saver saver) {
        if (closed) {
            return CompletableFuture.failedFuture(new CancellationException("the downloader is closed"));
        }
        CompletableFuture<Response> response = transport.get(attempt.uri());
        var download = new AsyncDownload(response);
        inFlight.add(download);
        var unusedEnd = download.whenComplete((result, failure) -> {
            inFlight.remove(download);
            response.cancel(true);
        });
        var unusedSaving = response.whenCompleteAsync(
                (received, failure) -> {
                    if (failure == null) {
                        save(download, received, saver);
                    } else if (failure instanceof CancellationException) {
                        download.cancel(true);
                    } else {
                        download.completeExceptionally(attempt.failed(failure, Duration.ZERO));
                    }
                },
                saving);
        if (closed) {
            download.cancel(true);
        }
        return download;
    }

    @SuppressWarnings("IllegalCatch") // The future must complete, whatever fails.
    private static void save(AsyncDownload download, Response response, Saver saver) {
        try {
            download.complete(saver.save(response));
        } catch (DownloadException | RuntimeException | Error e) {
            download.completeExceptionally(e);
        }
    }

    /** Cancels the requests in flight and waits until received flags are saved. */
    @Override
    public void close() {
        closed = true;
        inFlight.forEach(download -> download.cancel(true));
        transport.close();
        inFlight.forEach(download -> download.exceptionally(failure -> null).join());
        saving.shutdown();
    }
}
