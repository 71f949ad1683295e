package io.millrace.processors.replay;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The input in its order, with a view of the times to come. Holds no more than was looked at. */
final class LookAhead implements Iterator<ProducerRecord<byte[], byte[]>>, ReplayClock.Witnesses {

    /** So that one look does not read a whole file of records that tell no time. */
    private static final int FARTHEST = 10_000;

    private final Iterator<ProducerRecord<byte[], byte[]>> input;
    private final Predicate<ProducerRecord<byte[], byte[]>> tellsTime;
    private final Deque<ProducerRecord<byte[], byte[]>> seen = new ArrayDeque<>();
    /** What the input threw while looking ahead; thrown again when its turn has come. */
    private RuntimeException failure;

    LookAhead(Iterator<ProducerRecord<byte[], byte[]>> input, Predicate<ProducerRecord<byte[], byte[]>> tellsTime) {
        this.input = input;
        this.tellsTime = tellsTime;
    }

    @Override
    public boolean hasNext() {
        return !seen.isEmpty() || failure != null || input.hasNext();
    }

    @Override
    public ProducerRecord<byte[], byte[]> next() {
        if (!seen.isEmpty()) {
            return seen.removeFirst();
        }
        if (failure != null) {
            throw failure;
        }
        if (!input.hasNext()) {
            throw new NoSuchElementException("the input has ended");
        }
        return input.next();
    }

    @Override
    public long[] ahead(int count) {
        long[] times = new long[count];
        int found = 0;
        for (ProducerRecord<byte[], byte[]> record : seen) {
            if (found == count) {
                break;
            }
            found = note(record, times, found);
        }
        while (found < count && seen.size() < FARTHEST && readOne()) {
            found = note(seen.getLast(), times, found);
        }
        return Arrays.copyOf(times, found);
    }

    private boolean readOne() {
        if (failure != null) {
            return false;
        }
        try {
            if (!input.hasNext()) {
                return false;
            }
            seen.addLast(input.next());
            return true;
        } catch (RuntimeException e) {
            failure = e;
            return false;
        }
    }

    private int note(ProducerRecord<byte[], byte[]> record, long[] times, int found) {
        if (!tellsTime.test(record)) {
            return found;
        }
        times[found] = record.timestamp();
        return found + 1;
    }
}
