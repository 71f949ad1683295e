package io.millrace.processors.alerts;

import io.millrace.contracts.alert.Alert;
import java.util.ArrayList;
import java.util.List;

/** The heart rate of one patient under one policy: what is done to it, and what comes out, line by line. */
final class Episode {

    private final AlertPolicy policy;
    private final List<Alert> published = new ArrayList<>();
    private AlertBook book = AlertBook.empty();

    Episode(AlertPolicy policy) {
        this.policy = policy;
    }

    Episode sees(Observation... observations) {
        for (Observation observation : observations) {
            after(book.observe(Given.HEART_RATE, policy, observation, Given.CLOCK));
        }
        return this;
    }

    Episode isTold(AlertCommand... commands) {
        for (AlertCommand command : commands) {
            after(book.apply(latest().alertId(), command, rule -> policy, Given.CLOCK));
        }
        return this;
    }

    Episode reaches(long second) {
        return after(book.tick(Given.at(second), rule -> policy, Given.CLOCK));
    }

    AlertBook book() {
        return book;
    }

    AlertLife latest() {
        return List.copyOf(book.lives()).get(book.lives().size() - 1);
    }

    List<Alert> alerts() {
        return published;
    }

    List<String> lines() {
        return published.stream().map(Given::line).toList();
    }

    /** Through the stored form each time, as in a store. */
    private Episode after(AlertBook.Change change) {
        book = AlertBook.decode(change.book().encode());
        published.addAll(change.alerts());
        return this;
    }
}
