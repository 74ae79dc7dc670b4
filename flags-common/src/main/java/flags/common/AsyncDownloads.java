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

/** Downloads of which no thread waits for the response: an event loop receives it, and one of a few threads saves it. */
final class AsyncDownloads implements AutoCloseable {
    private static final int SAVING_THREADS = 2;

    private final AsyncTransport transport;
    private final ExecutorService saving = Executors.newFixedThreadPool(SAVING_THREADS, savingThreads());
    private final Set<AsyncDownload> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    AsyncDownloads(AsyncTransport transport) {
        this.transport = transport;
    }

    /** What is done with a response; it may block. */
    @FunctionalInterface
    interface Saver {
        Download save(Response response) throws DownloadException;
    }

    /**
     * A download that can be cancelled until its response has arrived. From then on it is saved, whatever happens: a
     * future that is cancelled stands for a flag that was not saved.
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
     * Asks for a flag and saves it.
     *
     * @param attempt of the flag
     * @param saver of the response
     * @return completes on a saving thread, or where it is cancelled
     */
    CompletableFuture<Download> download(Attempt attempt, Saver saver) {
        if (closed) {
            return CompletableFuture.failedFuture(new CancellationException("the downloader is closed"));
        }
        CompletableFuture<Response> response = transport.get(attempt.uri());
        var download = new AsyncDownload(response);
        underWay.add(download);
        var unusedEnd = download.whenComplete((result, failure) -> {
            underWay.remove(download);
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

    @SuppressWarnings("IllegalCatch") // Whoever waits for the future must learn of anything that goes wrong.
    private static void save(AsyncDownload download, Response response, Saver saver) {
        try {
            download.complete(saver.save(response));
        } catch (DownloadException | RuntimeException | Error e) {
            download.completeExceptionally(e);
        }
    }

    /** Cancels the requests that are under way, and waits until the flags that have arrived are saved. */
    @Override
    public void close() {
        closed = true;
        underWay.forEach(download -> download.cancel(true));
        transport.close();
        underWay.forEach(download -> download.exceptionally(failure -> null).join());
        saving.shutdown();
    }
}
