package io.millrace.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningStacksTest {

    @TempDir
    private Path folder;

    @Test
    void nothingRunsBeforeTheFirstStack() {
        assertThat(stacks().only("--data DIR")).isEmpty();
    }

    @Test
    void aStackIsFoundWhereverItsDataIsUntilItIsRemoved() {
        Home home = new Home(folder.resolve("far/away"));
        StackNote note = note(ProcessHandle.current(), "localhost:1");
        note.write(home);

        stacks().add(home, note);

        assertThat(stacks().only("--data DIR")).contains(new RunningStacks.Found(home, note));
        stacks().remove();
        assertThat(stacks().only("--data DIR")).isEmpty();
    }

    @Test
    void ofSeveralNoneIsTakenAndAllAreNamed() throws Exception {
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            Home mine = new Home(folder.resolve("mine"));
            Home theirs = new Home(folder.resolve("theirs"));
            run(mine, note(ProcessHandle.current(), "localhost:1"));
            run(theirs, note(other.toHandle(), "localhost:2"));

            assertThatThrownBy(() -> stacks().only("--data DIR"))
                    .isInstanceOf(LocalException.class)
                    .hasMessageStartingWith("several stacks run: " + mine.folder() + " (process ")
                    .hasMessageContaining(theirs.folder() + " (process " + other.pid() + ", broker localhost:2)")
                    .hasMessageEndingWith("Say which with --data DIR");
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void whatAKilledStackLeftIsClearedAway() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        run(new Home(folder.resolve("gone")), new StackNote(gone.pid(), Instant.now(), "localhost:1", Map.of()));

        assertThat(stacks().all()).isEmpty();
        assertThat(folder.resolve("stacks")).isEmptyDirectory();
    }

    private void run(Home home, StackNote note) {
        note.write(home);
        stacks().add(home, note);
    }

    private static StackNote note(ProcessHandle process, String servers) {
        return new StackNote(process.pid(), process.info().startInstant().orElseThrow(), servers, Map.of());
    }

    private RunningStacks stacks() {
        return new RunningStacks(folder.resolve("stacks"));
    }
}
