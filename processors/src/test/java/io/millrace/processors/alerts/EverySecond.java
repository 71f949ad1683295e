package io.millrace.processors.alerts;

import io.millrace.contracts.alert.Severity;
import io.millrace.processors.alerts.Deed.Act;
import java.util.Optional;

/** The reference: a clock that looks at the condition every second and counts. It knows no deadlines. */
final class EverySecond {

    private final AlertPolicy policy;
    private int now;
    private boolean holds;
    private int same;
    private boolean open;
    private boolean latched;
    private boolean acknowledged;
    private int openedAt;
    private Severity found = Severity.INFO;
    private Severity escalated = Severity.INFO;

    EverySecond(AlertPolicy policy) {
        this.policy = policy;
    }

    void take(Deed deed) {
        waitUntil(deed.second());
        if (deed.act() == Act.HOLDS || deed.act() == Act.ENDED) {
            boolean holdsNow = deed.act() == Act.HOLDS;
            same = holdsNow == holds ? same : 0;
            holds = holdsNow;
            if (holds) {
                find(deed.severity());
            }
            if (latched && holds) {
                latched = false;
                open = true;
            }
        } else if (deed.act() == Act.ACKNOWLEDGE) {
            latched = false;
            acknowledged = open;
        } else if (deed.act() == Act.RESET) {
            latched = false;
        }
        look();
    }

    void waitUntil(int second) {
        while (now < second) {
            now++;
            same++;
            if (now < second) {
                look();
            }
        }
    }

    void end(int second) {
        waitUntil(second);
        look();
    }

    private void look() {
        if (!open && !latched && holds && same >= policy.onsetDelay().toSeconds()) {
            open = true;
            acknowledged = false;
            openedAt = now;
            escalated = Severity.INFO;
        } else if (open && !holds && same >= policy.clearDelay().toSeconds()) {
            open = false;
            latched = policy.latching() && !acknowledged;
        }
        if ((open || latched) && !acknowledged) {
            policy.escalateAfter().stream()
                    .filter(step -> now - openedAt >= step.after().toSeconds())
                    .forEach(step -> escalated = worse(escalated, step.severity()));
        }
    }

    /** What is worse than what was acknowledged is not acknowledged. */
    private void find(Severity severity) {
        Severity shown = worse(found, escalated);
        found = severity;
        acknowledged &= worse(found, escalated).compareTo(shown) <= 0;
    }

    private static Severity worse(Severity one, Severity other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    Optional<Phase> phase() {
        if (latched) {
            return Optional.of(Phase.LATCHED);
        }
        return open ? Optional.of(Phase.RAISED) : Optional.empty();
    }
}
