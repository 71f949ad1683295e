package io.millrace.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.local.terminal.Spans;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code millrace status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says what runs and how it is. Exit code 0 when all of it is well, 1 when not or nothing runs.")
public final class StatusCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Option(names = "--data", paramLabel = "DIR", description = "The folder of the stack, where several run.")
    private Optional<Path> folder = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<StackNote> note = folder.isPresent()
                ? StackNote.read(new Home(folder.get()))
                : RunningStacks.ofThisCheckout().only("--data DIR").map(RunningStacks.Found::note);
        if (note.isEmpty()) {
            out.println("nothing runs" + folder.map(in -> " in " + in).orElse("") + "; './millrace up' starts a stack");
            out.flush();
            return 1;
        }
        out.println("stack of process " + note.get().pid() + ", broker "
                + note.get().bootstrapServers());
        boolean well = true;
        HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        for (Map.Entry<String, String> application : note.get().applications().entrySet()) {
            well &= tell(out, application.getKey(), application.getValue(), http);
        }
        out.flush();
        return well ? 0 : 1;
    }

    private static boolean tell(PrintWriter out, String name, String address, HttpClient http)
            throws InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(URI.create(address + "/status"))
                .timeout(PATIENCE)
                .build();
        try {
            JsonNode status = JSON.readTree(
                    http.send(question, HttpResponse.BodyHandlers.ofString()).body());
            boolean ready = status.path("ready").asBoolean();
            out.printf(
                    "%s: %s%s, up %s, lag %s, %s/status%n",
                    name,
                    status.path("state").asText().toLowerCase(Locale.ROOT),
                    ready ? "" : " (" + status.path("notReadyBecause").asText() + ")",
                    Spans.text(Duration.parse(status.path("uptime").asText("PT0S"))),
                    status.path("lag").path("total").asText(),
                    address);
            for (Map.Entry<String, JsonNode> books : status.path("intake").properties()) {
                out.printf(
                        Locale.ROOT,
                        "  %s: in %,d = accepted %,d + rejected %,d + duplicate %,d%n",
                        books.getKey(),
                        books.getValue().path("in").asLong(),
                        books.getValue().path("accepted").asLong(),
                        books.getValue().path("rejected").asLong(),
                        books.getValue().path("duplicate").asLong());
            }
            return ready;
        } catch (JsonProcessingException | DateTimeException e) {
            out.println(name + ": " + address + "/status does not answer as an application does: " + e.getMessage());
            return false;
        } catch (IOException e) {
            out.println(name + ": does not answer on " + address + " (" + e + ")");
            return false;
        }
    }
}
