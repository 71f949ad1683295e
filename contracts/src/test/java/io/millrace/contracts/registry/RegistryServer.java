package io.millrace.contracts.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * A schema registry for tests, over HTTP, that answers as the Confluent REST interface is documented: an id for a schema, the
 * same one each time; 40403 for an unknown id; 409 for what is not backward compatible; 401 without the credentials.
 */
public final class RegistryServer implements AutoCloseable {

    private static final Pattern VERSIONS = Pattern.compile("/subjects/([^/]+)/versions");
    private static final Pattern LOOKUP = Pattern.compile("/subjects/([^/]+)");
    private static final Pattern BY_ID = Pattern.compile("/schemas/ids/(-?\\d+)");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final Map<String, Integer> ids = new LinkedHashMap<>();
    private final Map<Integer, String> types = new LinkedHashMap<>();
    private final Map<String, List<String>> subjects = new LinkedHashMap<>();
    private final Queue<Integer> failures = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private String authorization;

    public RegistryServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    /** Registers a schema that another program wrote, and returns its id. */
    public synchronized int register(String subject, String type, String schema) {
        int id = ids.computeIfAbsent(schema, unused -> 101 + ids.size());
        types.put(id, type);
        List<String> versions = subjects.computeIfAbsent(subject, unused -> new ArrayList<>());
        if (!versions.contains(schema)) {
            versions.add(schema);
        }
        return id;
    }

    public synchronized List<String> registered(String subject) {
        return List.copyOf(subjects.getOrDefault(subject, List.of()));
    }

    /** The next requests are answered with these statuses. */
    public synchronized void fail(int... statuses) {
        for (int status : statuses) {
            failures.add(status);
        }
    }

    public synchronized void demand(String header) {
        authorization = header;
    }

    /** Method and path of each, in order. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + path);
        JsonNode body = json.readTree(exchange.getRequestBody());
        Integer failure = failures.poll();
        if (failure != null) {
            error(exchange, failure, failure * 100 + 1, "told to fail");
        } else if (authorization != null
                && !authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            error(exchange, 401, 40101, "Unauthorized");
        } else {
            answer(exchange, exchange.getRequestMethod(), path, body);
        }
    }

    private void answer(HttpExchange exchange, String method, String path, JsonNode body) throws IOException {
        Matcher versions = VERSIONS.matcher(path);
        Matcher lookup = LOOKUP.matcher(path);
        Matcher byId = BY_ID.matcher(path);
        if (method.equals("POST") && versions.matches()) {
            String schema = body.get("schema").textValue();
            if (!accepts(versions.group(1), schema)) {
                error(exchange, 409, 409, "Schema being registered is incompatible with an earlier schema");
            } else {
                send(exchange, 200, "{\"id\":" + register(versions.group(1), "AVRO", schema) + "}");
            }
        } else if (method.equals("POST") && lookup.matches()) {
            String schema = body.get("schema").textValue();
            if (registered(lookup.group(1)).contains(schema)) {
                send(
                        exchange,
                        200,
                        "{\"subject\":\"" + lookup.group(1) + "\",\"version\":1,\"id\":" + ids.get(schema) + "}");
            } else {
                error(exchange, 404, 40403, "Schema not found");
            }
        } else if (method.equals("GET") && byId.matches()) {
            schema(exchange, Integer.parseInt(byId.group(1)));
        } else {
            error(exchange, 404, 404, "HTTP 404 Not Found");
        }
    }

    private void schema(HttpExchange exchange, int id) throws IOException {
        for (Map.Entry<String, Integer> each : ids.entrySet()) {
            if (each.getValue() == id) {
                var found = json.createObjectNode().put("schema", each.getKey());
                if (!types.get(id).equals("AVRO")) {
                    found.put("schemaType", types.get(id));
                }
                send(exchange, 200, found.toString());
                return;
            }
        }
        error(exchange, 404, 40403, "Schema " + id + " not found");
    }

    private boolean accepts(String subject, String schema) {
        Schema reader = new Schema.Parser().parse(schema);
        return registered(subject).stream()
                .allMatch(writer ->
                        SchemaCompatibility.checkReaderWriterCompatibility(reader, new Schema.Parser().parse(writer))
                                        .getType()
                                == SchemaCompatibilityType.COMPATIBLE);
    }

    private void error(HttpExchange exchange, int status, int code, String message) throws IOException {
        send(exchange, status, "{\"error_code\":" + code + ",\"message\":\"" + message + "\"}");
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
