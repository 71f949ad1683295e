package io.millrace.local.replay;

import io.millrace.ingest.run.FeedRecords;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The records of several feeds as one input: at each step the one with the earliest time of those that are next. A feed's
 * own order is kept. Records for topics that the application does not read are left out and counted.
 */
final class FeedInput implements Iterator<ProducerRecord<byte[], byte[]>>, AutoCloseable {

    private final List<FeedRecords> feeds;
    private final Set<String> wanted;
    private final List<ProducerRecord<byte[], byte[]>> heads = new ArrayList<>();
    private final Map<String, Long> leftOut = new TreeMap<>();

    FeedInput(List<FeedRecords> feeds, Set<String> wanted) {
        this.feeds = List.copyOf(feeds);
        this.wanted = Set.copyOf(wanted);
        for (FeedRecords feed : feeds) {
            heads.add(following(feed));
        }
    }

    /** By topic. */
    Map<String, Long> leftOut() {
        return leftOut;
    }

    @Override
    public boolean hasNext() {
        return earliest() >= 0;
    }

    @Override
    public ProducerRecord<byte[], byte[]> next() {
        int feed = earliest();
        if (feed < 0) {
            throw new NoSuchElementException("all feeds have ended");
        }
        ProducerRecord<byte[], byte[]> record = heads.get(feed);
        heads.set(feed, following(feeds.get(feed)));
        return record;
    }

    @Override
    public void close() {
        feeds.forEach(FeedRecords::close);
    }

    private int earliest() {
        int earliest = -1;
        for (int i = 0; i < heads.size(); i++) {
            ProducerRecord<byte[], byte[]> head = heads.get(i);
            if (head != null
                    && (earliest < 0 || head.timestamp() < heads.get(earliest).timestamp())) {
                earliest = i;
            }
        }
        return earliest;
    }

    private ProducerRecord<byte[], byte[]> following(FeedRecords feed) {
        while (feed.hasNext()) {
            ProducerRecord<byte[], byte[]> record = feed.next();
            if (wanted.contains(record.topic())) {
                return record;
            }
            leftOut.merge(record.topic(), 1L, Long::sum);
        }
        return null;
    }
}
