package io.millrace.fraud.rules;

import java.util.HashSet;
import java.util.Set;

/** How many different values the entries of a range have. Found once for a transaction, whichever rules ask. */
final class Distinct {

    private Distinct() {}

    /** Texts and other things, by their equality; an empty text is none. */
    static final class OfThings extends Shared implements Nodes.Whole {

        private final Span span;
        private final Nodes.Thing element;
        private final Set<Object> seen = new HashSet<>();
        private long value;

        OfThings(Span span, Nodes.Thing element) {
            this.span = span;
            this.element = element;
        }

        @Override
        void find(Frame frame) {
            seen.clear();
            int to = span.to(frame);
            for (int entry = span.from(frame); entry < to; entry++) {
                frame.entry = entry;
                if (span.passes(frame) == Nodes.TRUE) {
                    Object found = element.thing(frame);
                    if (found != null && !"".equals(found)) {
                        seen.add(found);
                    }
                }
                if (frame.failure != null) {
                    return;
                }
            }
            value = seen.size();
        }

        @Override
        public long whole(Frame frame) {
            return ready(frame) ? value : 0;
        }

        @Override
        Object value() {
            return value;
        }
    }

    /** Codes of texts: 0 is an absent one. */
    static final class OfCodes extends Shared implements Nodes.Whole {

        private static final int FEW = 16;

        private final Span span;
        private final Field.Reader reader;
        private final long[] few = new long[FEW];
        private final Set<Long> many = new HashSet<>();
        private long value;

        OfCodes(Span span, Field.Reader reader) {
            this.span = span;
            this.reader = reader;
        }

        @Override
        void find(Frame frame) {
            many.clear();
            int count = 0;
            int to = span.to(frame);
            for (int entry = span.from(frame); entry < to; entry++) {
                frame.entry = entry;
                if (span.passes(frame) == Nodes.TRUE) {
                    long code = reader.read(frame.situation, entry);
                    if (code != 0 && !isAmongFew(code, count)) {
                        if (count < FEW) {
                            few[count++] = code;
                        } else {
                            many.add(code);
                        }
                    }
                }
                if (frame.failure != null) {
                    return;
                }
            }
            value = count + (long) many.size();
        }

        private boolean isAmongFew(long code, int count) {
            for (int i = 0; i < count; i++) {
                if (few[i] == code) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public long whole(Frame frame) {
            return ready(frame) ? value : 0;
        }

        @Override
        Object value() {
            return value;
        }
    }
}
