package io.millrace.contracts.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two requests of the Confluent REST interface that a serde needs. What may pass (a connection that fails, a time-out,
 * 429, 5xx) is tried again, at each address in turn, with growing pauses.
 */
final class RegistryClient {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryClient.class);
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int SHOWN = 300;

    private final RegistrySettings settings;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http;

    RegistryClient(RegistrySettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /** The id of a schema under a subject, which is registered when it is new and settings allow that. */
    int idOf(String subject, JsonNode schema) {
        String path = "/subjects/" + encoded(subject) + (settings.register() ? "/versions" : "");
        String body = json.createObjectNode()
                .put("schema", schema.toString())
                .put("schemaType", "AVRO")
                .toString();
        HttpResponse<String> answer = ask(path, request -> request.header("Content-Type", MEDIA_TYPE)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        if (answer.statusCode() == 404 && !settings.register()) {
            throw new SchemaRegistryException("the schema is not registered under the subject " + subject + " at "
                    + answer.uri() + ": register it, or set schema.registry." + RegistrySettings.REGISTER + "=true");
        }
        if (answer.statusCode() == 409) {
            throw new SchemaRegistryException(
                    "the registry finds the schema incompatible with what is registered under the" + " subject "
                            + subject + ": " + said(answer));
        }
        JsonNode id = accepted(answer).path("id");
        if (!id.isInt()) {
            throw new SchemaRegistryException("expected an id from " + answer.uri() + ", found " + said(answer));
        }
        return id.intValue();
    }

    /** The text of a schema and its type, for example AVRO; empty for an id that the registry does not know. */
    Optional<RegisteredSchema> schemaOf(int id) {
        HttpResponse<String> answer = ask("/schemas/ids/" + id, HttpRequest.Builder::GET);
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        JsonNode found = accepted(answer);
        if (!found.path("schema").isTextual()) {
            throw new SchemaRegistryException("expected a schema from " + answer.uri() + ", found " + said(answer));
        }
        // Absent means Avro, the only type of the first registries.
        return Optional.of(new RegisteredSchema(
                found.path("schemaType").asText("AVRO"), found.get("schema").textValue()));
    }

    record RegisteredSchema(String type, String text) {}

    private interface Question {
        HttpRequest.Builder put(HttpRequest.Builder request);
    }

    private HttpResponse<String> ask(String path, Question question) {
        for (int attempt = 0; ; attempt++) {
            URI address =
                    settings.addresses().get(attempt % settings.addresses().size());
            URI uri = URI.create(address + path);
            HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                    .timeout(settings.timeout())
                    .header("Accept", MEDIA_TYPE + ", application/json");
            settings.authorization().ifPresent(value -> request.header("Authorization", value));
            boolean last = attempt >= settings.retries();
            String problem;
            try {
                HttpResponse<String> answer =
                        http.send(question.put(request).build(), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 429 && answer.statusCode() < 500) {
                    return answer;
                }
                problem = said(answer);
                if (last) {
                    throw new SchemaRegistryException(exhausted(uri, attempt, problem));
                }
            } catch (IOException e) {
                problem = e.toString();
                if (last) {
                    throw new SchemaRegistryException(exhausted(uri, attempt, problem), e);
                }
            } catch (InterruptedException e) {
                throw new InterruptException("interrupted while asking " + uri, e);
            }
            LOG.warn("No answer of {} yet, trying again: {}", uri, problem);
            pause(attempt);
        }
    }

    private String exhausted(URI uri, int attempt, String problem) {
        return "no answer of the schema registry at " + uri + " in " + (attempt + 1) + " attempts: " + problem
                + "; check schema.registry.url and that the registry runs";
    }

    private void pause(int attempt) {
        long full = Math.min(settings.backoff().toMillis() << Math.min(attempt, 20), LONGEST_PAUSE.toMillis());
        try {
            Thread.sleep(full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1));
        } catch (InterruptedException e) {
            throw new InterruptException("interrupted while waiting for the schema registry", e);
        }
    }

    private JsonNode accepted(HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status == 401 || status == 403) {
            throw new SchemaRegistryException(
                    "the schema registry refused access to " + answer.uri() + ": " + said(answer)
                            + "; check schema.registry." + RegistrySettings.BASIC + " or schema.registry."
                            + RegistrySettings.BEARER);
        }
        if (status / 100 != 2) {
            throw new SchemaRegistryException("the schema registry refused " + answer.uri() + ": " + said(answer));
        }
        try {
            return json.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new SchemaRegistryException(
                    "expected JSON from " + answer.uri() + ", found " + said(answer) + "; is that a schema registry?",
                    e);
        }
    }

    private static String said(HttpResponse<String> answer) {
        String body = answer.body().strip();
        return "status " + answer.statusCode() + ", "
                + (body.length() <= SHOWN ? body : body.substring(0, SHOWN) + "...");
    }

    /** Topic names have no letters that an address gives a meaning; other registries' subjects may. */
    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
