package io.millrace.processors.history;

import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;

/** The smallest thing that can happen, for tests: one column. */
record Event(long id, long time, long amount) {

    /** The head is the number of changes so far. */
    static final class Format implements HistoryFormat<long[]> {

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
        public int columns() {
            return 1;
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
    }
}
