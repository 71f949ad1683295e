package io.millrace.processors.replay;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** A folder that is empty at the start and gone at the end. */
record ScratchFolder(Path path) implements Closeable {

    static ScratchFolder open(Optional<Path> wanted) throws IOException {
        if (wanted.isEmpty()) {
            return new ScratchFolder(Files.createTempDirectory("millrace-replay"));
        }
        // State that a killed replay left would be taken for the state of this one.
        remove(wanted.get());
        Files.createDirectories(wanted.get());
        return new ScratchFolder(wanted.get());
    }

    @Override
    public void close() throws IOException {
        remove(path);
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
