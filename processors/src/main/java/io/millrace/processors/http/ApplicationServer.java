package io.millrace.processors.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.streams.TopologyDescription;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP side of a running application: probes, status, metrics, topology, and the domain's own queries. */
public final class ApplicationServer implements AutoCloseable {

    private static final int THREADS = 16;
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Javalin server;
    private final String host;

    private ApplicationServer(Javalin server, String host) {
        this.server = server;
        this.host = host;
    }

    /**
     * Starts to listen.
     *
     * @param port 0 for a free one
     * @param scrape the metrics in Prometheus' text format
     * @param queries adds the domain's own routes
     * @throws PortException if the address cannot be had
     */
    public static ApplicationServer start(
            String host,
            int port,
            Health health,
            Status status,
            Supplier<String> scrape,
            TopologyDescription topology,
            BiConsumer<RoutesConfig, Queries> queries,
            Queries answers) {
        ObjectMapper json = json();
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
        threads.setName("http");
        threads.setDaemon(true);
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.jetty.threadPool = threads;
            config.routes.get(
                    "/live", ctx -> probe(ctx, health.alive(), health.state().name()));
            config.routes.get(
                    "/startup", ctx -> probe(ctx, health.started(), health.started() ? "started" : "starting"));
            config.routes.get("/ready", ctx -> ready(ctx, health));
            config.routes.get(
                    "/status", ctx -> ctx.contentType("application/json").result(written(json, status.view())));
            config.routes.get("/metrics", ctx -> ctx.contentType(PROMETHEUS).result(scrape.get()));
            config.routes.get("/topology", ctx -> topology(ctx, topology));
            queries.accept(config.routes, answers);
        });
        try {
            return new ApplicationServer(server.start(host, port), host);
        } catch (JavalinException e) {
            throw new PortException(host, port, e);
        }
    }

    /** Where it listens. */
    public URI address() {
        String shown = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return URI.create("http://" + (shown.contains(":") ? "[" + shown + "]" : shown) + ":" + server.port());
    }

    @Override
    public void close() {
        server.stop();
    }

    private static void probe(Context ctx, boolean well, String says) {
        ctx.status(well ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE).result(says + "\n");
    }

    private static void ready(Context ctx, Health health) {
        health.notReady()
                .ifPresentOrElse(
                        reason -> ctx.status(HttpStatus.SERVICE_UNAVAILABLE)
                                .header("Retry-After", "1")
                                .result(reason + "\n"),
                        () -> ctx.result("ready\n"));
    }

    private static void topology(Context ctx, TopologyDescription topology) {
        String format = ctx.queryParam("format");
        if (format == null || format.equals("text")) {
            ctx.result(topology.toString());
        } else if (format.equals("mermaid")) {
            ctx.result(TopologyText.mermaid(topology));
        } else {
            ctx.status(HttpStatus.BAD_REQUEST).json(Map.of("error", "format is text or mermaid, not " + format));
        }
    }

    private static ObjectMapper json() {
        return new ObjectMapper()
                .registerModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
                .enable(SerializationFeature.INDENT_OUTPUT);
    }

    private static String written(ObjectMapper json, Object view) {
        try {
            return json.writeValueAsString(view) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the status cannot be written", e);
        }
    }
}
