package io.millrace.processors.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.errors.UnknownStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreType;

/**
 * Answers from state that is spread over instances. A question about a key goes to the instance that owns the key, once;
 * while ownership is moving the answer is 503 with {@code Retry-After}.
 */
public final class Queries {

    /** On a request that another instance has passed on: it is answered here or not at all. */
    static final String FORWARDED = "X-Millrace-Forwarded";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String RETRY_SECONDS = "1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Attached(KafkaStreams streams, HostInfo self) {}

    private final HttpClient client;
    private volatile Attached attached;

    public Queries() {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
    }

    /**
     * The server listens before the client is made, which must be told the port.
     *
     * @param self where other instances reach this one
     */
    public void attach(KafkaStreams streams, HostInfo self) {
        this.attached = new Attached(streams, self);
    }

    /**
     * Answers a question about one key: by {@code local} if this instance owns the key, else with what the owner says.
     *
     * @param store name of the store that holds the key
     * @param local reads the store of this instance; may throw {@link InvalidStateStoreException}
     */
    public <K> void answer(Context request, String store, K key, Serializer<K> serializer, Handler local)
            throws Exception {
        dispatch(request, store, key, serializer, local, owner -> forward(request, owner));
    }

    /**
     * As {@link #answer}, for an answer without an end, which cannot be passed on: if another instance owns the key, the
     * client is sent there (307).
     */
    public <K> void answerOrRedirect(Context request, String store, K key, Serializer<K> serializer, Handler local)
            throws Exception {
        dispatch(request, store, key, serializer, local, owner -> {
            request.status(HttpStatus.TEMPORARY_REDIRECT)
                    .header("Location", uri(request, owner).toString());
        });
    }

    /**
     * Answers a question that is about no key with what all instances say: each gives a JSON array, the answer is one with
     * the elements of all. An instance that does not answer makes it 503: half of a list looks like a whole one.
     *
     * @param local what this instance has; may throw {@link InvalidStateStoreException}
     */
    public void answerFromAll(Context request, Callable<? extends Collection<?>> local) throws Exception {
        try {
            HostInfo self = attached().self();
            List<Object> elements = new ArrayList<>(local.call());
            if (request.header(FORWARDED) == null) {
                for (StreamsMetadata other : streams().metadataForAllStreamsClients()) {
                    HostInfo host = other.hostInfo();
                    if (!host.equals(self) && !host.equals(HostInfo.unavailable())) {
                        HttpResponse<byte[]> answer = ask(request, host);
                        if (answer.statusCode() != HttpStatus.OK.getCode()) {
                            later(request, at(host) + " cannot answer now: it says " + answer.statusCode());
                            return;
                        }
                        JSON.readTree(answer.body()).forEach(elements::add);
                    }
                }
            }
            request.contentType("application/json").result(JSON.writeValueAsString(elements) + "\n");
        } catch (UnknownStateStoreException e) {
            throw e; // a defect of the caller, which no waiting mends
        } catch (InvalidStateStoreException e) {
            later(request, "the state is not open yet: " + e.getMessage());
        } catch (IOException e) {
            later(request, "another instance does not answer: " + e);
        }
    }

    /** The store of this instance. Throws {@link InvalidStateStoreException} while it is not open. */
    public <T> T store(String name, QueryableStoreType<T> type) {
        return streams().store(StoreQueryParameters.fromNameAndType(name, type));
    }

    /** For questions that are not about a key. */
    public KafkaStreams streams() {
        return attached().streams();
    }

    private Attached attached() {
        Attached now = attached;
        if (now == null) {
            throw new StreamsNotStartedException("the application is starting");
        }
        return now;
    }

    /** What to do when another instance owns the key. */
    @FunctionalInterface
    private interface Elsewhere {
        void at(HostInfo owner) throws InterruptedException;
    }

    private <K> void dispatch(
            Context request, String store, K key, Serializer<K> serializer, Handler local, Elsewhere elsewhere)
            throws Exception {
        try {
            HostInfo self = attached().self();
            KeyQueryMetadata owner = streams().queryMetadataForKey(store, key, serializer);
            if (owner == null || owner.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
                later(request, "the owner of the key is not known yet: the application is starting or rebalancing");
            } else if (owner.activeHost().equals(self) || owner.activeHost().equals(HostInfo.unavailable())) {
                local.handle(request);
            } else if (request.header(FORWARDED) != null) {
                later(request, "the key has moved to " + at(owner.activeHost()) + " while it was asked for");
            } else {
                elsewhere.at(owner.activeHost());
            }
        } catch (UnknownStateStoreException e) {
            throw e; // a defect of the caller, which no waiting mends
        } catch (InvalidStateStoreException e) {
            later(request, "the state is not open yet: " + e.getMessage());
        }
    }

    private void forward(Context request, HostInfo owner) throws InterruptedException {
        try {
            HttpResponse<byte[]> answer = ask(request, owner);
            answer.headers().firstValue("Content-Type").ifPresent(request::contentType);
            answer.headers().firstValue("Retry-After").ifPresent(seconds -> request.header("Retry-After", seconds));
            request.status(answer.statusCode()).result(answer.body());
        } catch (IOException e) {
            later(request, at(owner) + " owns the key and does not answer: " + e);
        }
    }

    private HttpResponse<byte[]> ask(Context request, HostInfo other) throws IOException, InterruptedException {
        byte[] body = request.bodyAsBytes();
        HttpRequest.Builder passedOn = HttpRequest.newBuilder(uri(request, other))
                .timeout(PATIENCE)
                .header(FORWARDED, at(attached().self()))
                .method(
                        request.method().name(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (request.contentType() != null) {
            passedOn.header("Content-Type", request.contentType());
        }
        return client.send(passedOn.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** The same question at another instance. */
    private static URI uri(Context request, HostInfo other) {
        String query = request.queryString();
        return URI.create("http://" + at(other) + request.req().getRequestURI() + (query == null ? "" : "?" + query));
    }

    private static void later(Context request, String reason) {
        request.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header("Retry-After", RETRY_SECONDS)
                .json(Map.of("error", reason));
    }

    private static String at(HostInfo host) {
        return host.host() + ":" + host.port();
    }
}
