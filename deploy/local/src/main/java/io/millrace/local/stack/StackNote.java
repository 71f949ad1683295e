package io.millrace.local.stack;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a running stack notes down in {@code stack.json} for the other commands: where its broker and its applications are.
 *
 * @param pid process of the stack
 * @param started when that process began; tells it from a later one with the same number
 * @param applications address of the HTTP interface, by name of the application
 */
public record StackNote(long pid, Instant started, String bootstrapServers, Map<String, String> applications) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public StackNote {
        applications = Map.copyOf(applications);
    }

    /** A note of this process. */
    public static StackNote ofThisProcess(String bootstrapServers, Map<String, String> applications) {
        ProcessHandle self = ProcessHandle.current();
        return new StackNote(self.pid(), startOf(self), bootstrapServers, applications);
    }

    /** The stack that runs in this home; empty when none does, also when one was killed and left its note. */
    public static Optional<StackNote> read(Home home) {
        try {
            StackNote note = parse(JSON.readTree(Files.readString(home.note())));
            return note.isRunning() ? Optional.of(note) : Optional.empty();
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (JacksonException | IllegalArgumentException e) {
            throw new LocalException(
                    home.note() + " is not what a stack writes (" + e.getMessage() + "): delete it if no stack runs",
                    e);
        } catch (IOException e) {
            throw new LocalException("cannot read " + home.note() + ": " + e, e);
        }
    }

    /** Replaces the note at once, so that nobody reads half of it. */
    public void write(Home home) {
        try {
            Files.createDirectories(home.folder());
            Path draft = home.folder().resolve("stack.json.new");
            Files.writeString(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json()) + "\n");
            Files.move(draft, home.note(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LocalException("cannot write " + home.note() + ": " + e, e);
        }
    }

    public static void delete(Home home) {
        try {
            Files.deleteIfExists(home.note());
        } catch (IOException e) {
            throw new LocalException("cannot delete " + home.note() + ": " + e, e);
        }
    }

    private boolean isRunning() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                // Systems tell the start to the tick of a clock of their own.
                .filter(process ->
                        Duration.between(started, startOf(process)).abs().toSeconds() < 2)
                .isPresent();
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    private ObjectNode json() {
        ObjectNode json = JSON.createObjectNode();
        json.put("pid", pid);
        json.put("started", started.toString());
        json.put("bootstrapServers", bootstrapServers);
        ObjectNode addresses = json.putObject("applications");
        applications.forEach(addresses::put);
        return json;
    }

    private static StackNote parse(JsonNode json) {
        Map<String, String> applications = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> address : json.path("applications").properties()) {
            applications.put(address.getKey(), address.getValue().asText());
        }
        return new StackNote(
                json.required("pid").asLong(),
                Instant.parse(json.required("started").asText()),
                json.required("bootstrapServers").asText(),
                applications);
    }
}
