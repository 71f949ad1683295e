package io.millrace.processors.history;

import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;

/** The smallest entry there can be, for tests. */
record Event(long id, long time, long amount, boolean counted) implements Entry {

    /** The head is the number of changes so far. */
    static final class Format implements HistoryFormat<long[], Event> {

        private final byte version;

        Format() {
            this((byte) 1);
        }

        Format(byte version) {
            this.version = version;
        }

        @Override
        public byte version() {
            return version;
        }

        @Override
        public long[] newHead() {
            return new long[1];
        }

        @Override
        public void writeHead(long[] head, StateWriter out) {
            out.writeVarLong(head[0]);
        }

        @Override
        public long[] readHead(StateReader in) {
            return new long[] {in.readVarLong()};
        }

        @Override
        public void writeEntry(Event event, StateWriter out) {
            out.writeLong(event.id());
            out.writeVarLong(event.time());
            out.writeVarLong(event.amount());
            out.writeBoolean(event.counted());
        }

        @Override
        public Event readEntry(StateReader in) {
            return new Event(in.readLong(), in.readVarLong(), in.readVarLong(), in.readBoolean());
        }
    }
}
