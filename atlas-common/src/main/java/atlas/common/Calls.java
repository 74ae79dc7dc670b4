package atlas.common;

import flags.common.Gif;
import httpclient.ErrorMessages;
import httpclient.Response;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.hc.core5.http.HttpStatus;
import org.jspecify.annotations.Nullable;
import reporting.FlightRecording;
import reporting.Status;

/**
 * The calls for one card. Each call has two forms: one that blocks the calling thread and ends when the thread is
 * interrupted, and one that returns a future and ends when the future is cancelled. Thread-safe.
 */
public final class Calls {
    private final String code;
    private final Atlas atlas;
    private final Map<URI, String> failures = Collections.synchronizedMap(new LinkedHashMap<>());
    private final @Nullable CardEvent event;

    Calls(String code, Atlas atlas) {
        this.code = code;
        this.atlas = atlas;
        this.event = FlightRecording.isOn() ? CardEvent.started(code) : null;
    }

    /** Returns the country code, in upper case. */
    public String code() {
        return code;
    }

    /** Returns the mirrors, in the order in which they are asked. */
    public List<Mirror> mirrors() {
        return atlas.mirrors();
    }

    /** Returns the failures of single requests so far, each with its URI. */
    Map<URI, String> failures() {
        synchronized (failures) {
            return new LinkedHashMap<>(failures);
        }
    }

    /**
     * Returns why the card was not made, in one line. If several requests fail, styles deliver different failures. If all
     * mirrors have failed, the reason is the same for every style.
     *
     * @param failure the failure that ended the card
     */
    String reason(Throwable failure) {
        if (failed(mirror -> mirror.flag(code))) {
            return "no mirror sent the flag";
        }
        if (failed(mirror -> mirror.metadata(code))) {
            return "no mirror sent the name";
        }
        return failure instanceof CallException call ? call.getMessage() : ErrorMessages.of(failure);
    }

    private boolean failed(Function<Mirror, URI> request) {
        return mirrors().stream().map(request).allMatch(failures::containsKey);
    }

    /** Returns the card with these two parts. */
    public Card card(Flag flag, String name) {
        recordEnd(Status.OK);
        return new Card(code, name, flag);
    }

    /** Records that the card has ended, if Flight Recorder runs. */
    void recordEnd(Status status) {
        if (event != null) {
            event.end(status);
        }
    }

    /** Returns the exception for a country that does not exist. */
    public NotFoundException notFound() {
        return new NotFoundException();
    }

    /**
     * Requests the flag from one mirror.
     *
     * @return the flag, or empty if the mirror answers that it does not exist
     * @throws CallException if the request fails
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Optional<Flag> flag(Mirror mirror) throws CallException, InterruptedException {
        URI uri = mirror.flag(code);
        return flag(uri, send(uri));
    }

    /** Requests the flag from one mirror, like {@link #flag}. */
    public CompletableFuture<Optional<Flag>> flagAsync(Mirror mirror) {
        URI uri = mirror.flag(code);
        return sendAsync(uri, response -> flag(uri, response));
    }

    /**
     * Requests the name of the country: from the mirrors in their order, from the next one if a request fails.
     *
     * @throws NotFoundException if a mirror answers that the country does not exist
     * @throws CallException if the requests to all mirrors fail
     * @throws InterruptedException if the calling thread is interrupted
     */
    public String name() throws CallException, InterruptedException {
        Iterator<Mirror> remaining = mirrors().iterator();
        while (true) {
            URI uri = remaining.next().metadata(code);
            try {
                return name(uri, send(uri));
            } catch (CallException e) {
                if (e instanceof NotFoundException || !remaining.hasNext()) {
                    throw e;
                }
            }
        }
    }

    /** Requests the name of the country, like {@link #name}. */
    public CompletableFuture<String> nameAsync() {
        var result = new CompletableFuture<String>();
        nameAsync(mirrors().iterator(), result);
        return result;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The dependent stage passes every failure on.
    private void nameAsync(Iterator<Mirror> remaining, CompletableFuture<String> result) {
        URI uri = remaining.next().metadata(code);
        CompletableFuture<String> call = sendAsync(uri, response -> name(uri, response));
        cancelWith(result, call);
        call.whenComplete((name, failure) -> {
            if (failure == null) {
                result.complete(name);
            } else if (failure instanceof NotFoundException || !remaining.hasNext() || result.isDone()) {
                result.completeExceptionally(failure);
            } else {
                nameAsync(remaining, result);
            }
        });
    }

    private Optional<Flag> flag(URI uri, Response response) throws CallException {
        return switch (response.status()) {
            case HttpStatus.SC_OK -> {
                Optional<String> defect = Gif.defect(response);
                if (defect.isPresent()) {
                    throw failed(uri, defect.get());
                }
                yield Optional.of(new Flag(response.body()));
            }
            case HttpStatus.SC_NOT_FOUND -> Optional.empty();
            default -> throw failed(uri, response.errorMessage());
        };
    }

    private String name(URI uri, Response response) throws CallException {
        return switch (response.status()) {
            case HttpStatus.SC_OK ->
                Metadata.country(response).orElseThrow(() -> failed(uri, "no country name in the metadata"));
            case HttpStatus.SC_NOT_FOUND -> throw notFound();
            default -> throw failed(uri, response.errorMessage());
        };
    }

    private Response send(URI uri) throws CallException, InterruptedException {
        atlas.counts().countSent();
        try {
            return atlas.requests().get(uri);
        } catch (InterruptedException e) {
            atlas.counts().countCancelled();
            throw e;
        } catch (IOException | TimeoutException | RuntimeException | Error e) {
            throw failed(uri, e);
        }
    }

    /** Reads the result of a call from a response. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(Response response) throws CallException;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The dependent stage passes every failure on.
    private <T> CompletableFuture<T> sendAsync(URI uri, Reader<T> reader) {
        atlas.counts().countSent();
        var result = new CompletableFuture<T>();
        CompletableFuture<Response> request = start(uri);
        cancelWith(result, request);
        request.whenComplete((response, failure) -> {
            if (failure instanceof CancellationException) {
                atlas.counts().countCancelled();
                result.cancel(false);
            } else {
                complete(result, () -> {
                    if (failure != null) {
                        throw failed(uri, failure);
                    }
                    return reader.read(response);
                });
            }
        });
        return result;
    }

    private CompletableFuture<Response> start(URI uri) {
        try {
            return atlas.requests().getAsync(uri);
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @SuppressWarnings("IllegalCatch") // The future must complete, whatever fails.
    private static <T> void complete(CompletableFuture<T> future, Callable<T> result) {
        try {
            future.complete(result.call());
        } catch (Exception | Error e) {
            future.completeExceptionally(e);
        }
    }

    /** Cancels a request when the result is complete, for example by cancellation. */
    @SuppressWarnings("FutureReturnValueIgnored") // The dependent stage cannot fail.
    private static void cancelWith(CompletableFuture<?> result, CompletableFuture<?> request) {
        result.whenComplete((value, failure) -> request.cancel(true));
    }

    /** Records and returns the failure of a request. An error ends the run. */
    private CallException failed(URI uri, Throwable failure) {
        if (failure instanceof Error error) {
            atlas.fatal().accept(error);
            throw error;
        }
        return failed(uri, ErrorMessages.of(failure));
    }

    private CallException failed(URI uri, String message) {
        failures.put(uri, message);
        return new CallException(message);
    }
}
