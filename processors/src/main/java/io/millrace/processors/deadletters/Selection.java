package io.millrace.processors.deadletters;

import io.millrace.processors.intake.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which dead letters are meant.
 *
 * @param reason only those with it
 * @param since only those whose source record has this timestamp or a later one
 * @param places only these; all if empty
 */
record Selection(Optional<Reason> reason, Optional<Instant> since, Set<Place> places) {

    /** A place in the dead letter topic, written {@code partition@offset}. */
    record Place(int partition, long offset) {

        /** Throws {@link IllegalArgumentException} that says what was expected. */
        static Place parse(String text) {
            String[] parts = text.split("@", -1);
            try {
                if (parts.length == 2) {
                    return new Place(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("expected partition@offset, as in 2@1047, not '" + text + "'", e);
            }
            throw new IllegalArgumentException("expected partition@offset, as in 2@1047, not '" + text + "'");
        }

        @Override
        public String toString() {
            return partition + "@" + offset;
        }
    }

    boolean has(DeadLetter letter) {
        return (reason.isEmpty() || reason.get() == letter.description().reason())
                && (since.isEmpty() || !letter.description().time().isBefore(since.get()))
                && (places.isEmpty() || places.contains(letter.place()));
    }
}
