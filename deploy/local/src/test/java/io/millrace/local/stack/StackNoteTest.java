package io.millrace.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackNoteTest {

    @TempDir
    private Path folder;

    @Test
    void aRunningStackIsFoundByItsNote() {
        Home home = new Home(folder);
        StackNote note = StackNote.ofThisProcess("localhost:9092", Map.of("toy", "http://127.0.0.1:8080"));

        note.write(home);

        assertThat(StackNote.read(home)).contains(note);
        StackNote.delete(home);
        assertThat(StackNote.read(home)).isEmpty();
    }

    @Test
    void theNoteOfAProcessThatIsGoneIsNobodys() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Home home = new Home(folder);

        new StackNote(gone.pid(), Instant.now(), "localhost:9092", Map.of()).write(home);

        assertThat(StackNote.read(home)).isEmpty();
    }

    @Test
    void aLaterProcessWithTheSameNumberIsNotTheStack() {
        Home home = new Home(folder);

        new StackNote(ProcessHandle.current().pid(), Instant.EPOCH.plusSeconds(1_000), "localhost:9092", Map.of())
                .write(home);

        assertThat(StackNote.read(home)).isEmpty();
    }

    @Test
    void aFileThatIsNoNoteIsNamed() throws Exception {
        Home home = new Home(folder);
        Files.writeString(folder.resolve("stack.json"), "{\"pid\": ");

        assertThatThrownBy(() -> StackNote.read(home))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("stack.json");
    }
}
