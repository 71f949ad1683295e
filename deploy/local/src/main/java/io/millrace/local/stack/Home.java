package io.millrace.local.stack;

import io.millrace.local.broker.Broker;
import io.millrace.local.files.Folders;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder in which a stack keeps everything: what the broker holds, the state of the applications, logs, and the note
 * of what is running. Deleting it forgets the stack.
 */
public record Home(Path folder) {

    public Home {
        folder = folder.toAbsolutePath().normalize();
    }

    /** {@code .millrace} in the project's folder, which the launcher tells; without it, in the working folder. */
    public static Home standard() {
        return new Home(Path.of(System.getProperty("millrace.home", "")).resolve(".millrace"));
    }

    public Path broker() {
        return folder.resolve("broker");
    }

    /** State of one application. */
    public Path state(String application) {
        return folder.resolve("state").resolve(application);
    }

    public Path states() {
        return folder.resolve("state");
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    public Path brokerLog() {
        return logs().resolve("broker.log");
    }

    public Path log() {
        return logs().resolve("millrace.log");
    }

    /**
     * Forgets all data of the stack: topics, state, logs. Waits for a broker that is still shutting down there. Anything
     * else in the folder stays.
     */
    public void forget() {
        Broker.forget(broker());
        for (Path part : List.of(states(), logs())) {
            Folders.delete(part);
        }
    }

    Path note() {
        return folder.resolve("stack.json");
    }
}
