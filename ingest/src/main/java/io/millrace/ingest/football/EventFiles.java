package io.millrace.ingest.football;

import io.millrace.ingest.FeedItem;
import io.millrace.ingest.FeedRefusal;
import io.millrace.ingest.FeedSource;
import io.millrace.ingest.files.JsonObjects;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;

/** The events of JSON files, file after file. What a vendor's object becomes is the teller's. */
public final class EventFiles implements FeedSource {

    /** Makes records of a vendor's objects. Told them in the order of the files. */
    public interface Teller {

        /**
         * @param told takes the records that the object becomes, in their order; none is possible
         * @throws Unfit for an object that is no event; what was put into {@code told} before is still sent
         */
        void tell(Path file, JsonObjects.Entry entry, Queue<FeedItem> told) throws Unfit;

        /** The last object has been told. */
        void end(Queue<FeedItem> told);
    }

    private final Iterator<Path> rest;
    private final Teller teller;
    private final Deque<FeedItem> told = new ArrayDeque<>();
    private Path file;
    private JsonObjects objects;
    private boolean ended;

    public EventFiles(List<Path> files, Teller teller) {
        this.rest = files.iterator();
        this.teller = teller;
    }

    @Override
    public FeedItem next() {
        while (told.isEmpty() && !ended) {
            if (objects == null && rest.hasNext()) {
                file = rest.next();
                objects = JsonObjects.open(file);
            }
            if (objects == null) {
                ended = true;
                teller.end(told);
            } else {
                advance();
            }
        }
        return told.poll();
    }

    @Override
    public void close() {
        if (objects != null) {
            objects.close();
            objects = null;
        }
    }

    private void advance() {
        JsonObjects.Entry entry = objects.next();
        if (entry == null) {
            close();
            return;
        }
        if (entry.problem() != null) {
            told.add(refusal(entry, entry.problem()));
            return;
        }
        try {
            teller.tell(file, entry, told);
        } catch (Unfit unfit) {
            told.add(refusal(entry, unfit.getMessage()));
        }
    }

    private FeedRefusal refusal(JsonObjects.Entry entry, String reason) {
        return new FeedRefusal(file + ":" + entry.line(), reason, entry.shown());
    }
}
