package io.millrace.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The stacks that were started from this checkout, wherever each keeps its data: a file for each in {@code stacks/} of the
 * standard home, named by its process, that tells the folder.
 */
public final class RunningStacks {

    /** One that runs. */
    public record Found(Home home, StackNote note) {

        @Override
        public String toString() {
            return home.folder() + " (process " + note.pid() + ", broker " + note.bootstrapServers() + ")";
        }
    }

    private final Path folder;

    RunningStacks(Path folder) {
        this.folder = folder;
    }

    public static RunningStacks ofThisCheckout() {
        return new RunningStacks(Home.standard().folder().resolve("stacks"));
    }

    /** From now on the stack is found. Its note must be written. */
    public void add(Home home, StackNote note) {
        Path pointer = pointer(note.pid());
        try {
            Files.createDirectories(folder);
            Files.writeString(pointer, home.folder().toString());
        } catch (IOException e) {
            throw new LocalException("cannot write " + pointer + ": " + e, e);
        }
    }

    /** The stack of this process is no longer found. */
    public void remove() {
        delete(pointer(ProcessHandle.current().pid()));
    }

    /** All that run, by folder. What a killed one left is cleared away. */
    public List<Found> all() {
        List<Found> all = new ArrayList<>();
        for (Path pointer : pointers()) {
            Optional<Found> found = follow(pointer);
            found.ifPresentOrElse(all::add, () -> delete(pointer));
        }
        all.sort((a, b) -> a.home().folder().compareTo(b.home().folder()));
        return all;
    }

    /**
     * The one that runs; empty when none does. Throws {@link LocalException} that lists them when there are several.
     *
     * @param choose how the user says which, for example {@code --data DIR}
     */
    public Optional<Found> only(String choose) {
        List<Found> all = all();
        if (all.size() > 1) {
            throw new LocalException(
                    "several stacks run: " + all.stream().map(Found::toString).collect(Collectors.joining(", "))
                            + ". Say which with " + choose);
        }
        return all.stream().findFirst();
    }

    private List<Path> pointers() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            throw new LocalException("cannot list " + folder + ": " + e, e);
        }
    }

    private static Optional<Found> follow(Path pointer) {
        try {
            Home home = new Home(Path.of(Files.readString(pointer)));
            return StackNote.read(home)
                    .filter(note -> pointer.endsWith(String.valueOf(note.pid())))
                    .map(note -> new Found(home, note));
        } catch (NoSuchFileException stopped) {
            return Optional.empty();
        } catch (IOException e) {
            throw new LocalException("cannot read " + pointer + ": " + e, e);
        }
    }

    private static void delete(Path pointer) {
        try {
            Files.deleteIfExists(pointer);
        } catch (IOException e) {
            throw new LocalException("cannot delete " + pointer + ": " + e, e);
        }
    }

    private Path pointer(long pid) {
        return folder.resolve(String.valueOf(pid));
    }
}
