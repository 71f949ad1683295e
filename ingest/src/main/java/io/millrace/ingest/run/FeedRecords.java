package io.millrace.ingest.run;

import io.millrace.contracts.Wire;
import io.millrace.ingest.FeedItem;
import io.millrace.ingest.FeedRecord;
import io.millrace.ingest.FeedRefusal;
import io.millrace.ingest.PreparedFeed;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The records of a feed as they would be sent, without sending them: for a replay without a broker. In the order of the
 * feed, each with its event time as timestamp. Used by one thread.
 */
public final class FeedRecords implements Iterator<ProducerRecord<byte[], byte[]>>, AutoCloseable {

    private final Passes passes;
    private final Encoder encoder;
    private final Consumer<FeedRefusal> refusals;
    private ProducerRecord<byte[], byte[]> next;

    private FeedRecords(Passes passes, Encoder encoder, Consumer<FeedRefusal> refusals) {
        this.passes = passes;
        this.encoder = encoder;
        this.refusals = refusals;
    }

    /**
     * @param prefix put before every topic's name
     * @param refusals is told of input that could not be made a record
     */
    public static FeedRecords encode(
            PreparedFeed feed, FeedPlan plan, Wire wire, String prefix, Consumer<FeedRefusal> refusals) {
        return new FeedRecords(new Passes(feed, plan, Instant.now()), new Encoder(wire, prefix), refusals);
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            FeedItem item = passes.next();
            if (item == null) {
                return false;
            }
            if (item instanceof FeedRefusal refusal) {
                refusals.accept(refusal);
            } else {
                next = encode((FeedRecord<?, ?>) item);
            }
        }
        return true;
    }

    @Override
    public ProducerRecord<byte[], byte[]> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the feed has ended");
        }
        ProducerRecord<byte[], byte[]> record = next;
        next = null;
        return record;
    }

    /** Null for a record that its topic's format refuses. */
    private ProducerRecord<byte[], byte[]> encode(FeedRecord<?, ?> record) {
        try {
            return encoder.encode(record, record.eventTime().toEpochMilli());
        } catch (SerializationException unfit) {
            refusals.accept(new FeedRefusal(
                    record.topic().name() + " " + record.key(), unfit.getMessage(), String.valueOf(record.value())));
            return null;
        }
    }

    @Override
    public void close() {
        passes.close();
    }
}
