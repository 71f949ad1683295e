package io.millrace.processors.streams;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One block cache and one write buffer for all RocksDB stores of an instance. Kafka Streams gives each store its own, so
 * that the memory grows with the number of partitions. Nothing native is loaded before the first store asks.
 */
public final class RocksDbMemory implements AutoCloseable {

    private static final double WRITE_BUFFERS = 0.4;
    private static final double INDEXES = 0.1;
    private static final int SHARD_BITS_BY_SIZE = -1;

    private final long bytes;
    private Cache cache;
    private WriteBufferManager writeBuffers;

    public RocksDbMemory(int mebibytes) {
        this.bytes = mebibytes * 1024L * 1024L;
    }

    /** The limit. */
    public long bytes() {
        return bytes;
    }

    /** What the stores use of it; 0 before the first one is open. */
    public synchronized long used() {
        return cache == null ? 0 : cache.getUsage();
    }

    synchronized void bound(Options options) {
        if (cache == null) {
            RocksDB.loadLibrary();
            cache = new LRUCache(bytes, SHARD_BITS_BY_SIZE, false, INDEXES);
            // Write buffers are charged to the cache: the limit holds for both together.
            writeBuffers = new WriteBufferManager((long) (bytes * WRITE_BUFFERS), cache);
        }
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(cache);
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(writeBuffers);
    }

    /** After the last store is closed. */
    @Override
    public synchronized void close() {
        if (cache != null) {
            writeBuffers.close();
            cache.close();
            cache = null;
        }
    }
}
