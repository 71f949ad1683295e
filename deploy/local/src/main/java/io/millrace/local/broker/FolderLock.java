package io.millrace.local.broker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/** The right to use a broker's folder: one process at a time has it, and loses it when it ends, however it ends. */
final class FolderLock implements AutoCloseable {

    /** A broker whose parent was killed may still be shutting down in the folder. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String FILE = "lock";

    private final FileChannel channel;
    private final FileLock lock;

    private FolderLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Waits for it for ten seconds. Throws {@link BrokerException} that names the process that has it. */
    static FolderLock acquire(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FolderLock lock = new FolderLock(channel, await(channel, folder));
            lock.sign();
            return lock;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }

    private static FileLock await(FileChannel channel, Path folder) throws IOException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            // Only the last possible byte: what the file says can be read all the while.
            FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
            if (lock != null) {
                return lock;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new BrokerException("the folder " + folder + " is in use by the broker of process "
                        + Files.readString(folder.resolve(FILE)) + ". Stop that one, or use another folder");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException("interrupted while waiting for the folder's lock", e);
        }
    }

    private void sign() throws IOException {
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
    }
}
