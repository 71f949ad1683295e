package io.millrace.fraud.rules;

import io.millrace.fraud.rules.Nodes.Test;
import io.millrace.fraud.rules.Nodes.Thing;
import io.millrace.fraud.rules.Nodes.Whole;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Loops over lists that are written in a rule, and the calendar. */
final class Lists {

    private Lists() {}

    static Thing of(List<Thing> elements) {
        return frame -> {
            List<Object> values = new ArrayList<>(elements.size());
            for (Thing element : elements) {
                values.add(element.thing(frame));
                if (frame.failure != null) {
                    return List.of();
                }
            }
            return values;
        };
    }

    static Test quantified(Term.Quantifier quantifier, Thing list, int level, Test predicate) {
        return frame -> {
            List<?> elements = (List<?>) list.thing(frame);
            if (frame.failure != null) {
                return Nodes.FAILED;
            }
            Quantification quantification = new Quantification(quantifier);
            for (Object element : elements) {
                frame.locals[level] = element;
                quantification.add(predicate.test(frame), frame);
                if (quantification.decided()) {
                    break;
                }
            }
            return quantification.result(frame);
        };
    }

    static Thing mapped(Thing list, int level, Test predicate, Thing value) {
        return frame -> {
            List<?> elements = (List<?>) list.thing(frame);
            if (frame.failure != null) {
                return List.of();
            }
            List<Object> values = new ArrayList<>();
            for (Object element : elements) {
                frame.locals[level] = element;
                if (predicate.test(frame) == Nodes.TRUE) {
                    values.add(value.thing(frame));
                }
                if (frame.failure != null) {
                    return List.of();
                }
            }
            return values;
        };
    }

    static Whole calendar(Calendar part, Whole time, String zone) {
        ZoneId place = ZoneId.of(zone);
        return frame -> {
            long millis = time.whole(frame);
            return frame.failure == null ? part.of(millis, place) : 0;
        };
    }
}
