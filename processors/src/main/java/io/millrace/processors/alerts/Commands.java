package io.millrace.processors.alerts;

import io.millrace.contracts.alert.AlertState;
import java.time.Instant;
import java.util.Optional;

/** What each command does to an alert. */
final class Commands {

    private Commands() {}

    static void obey(LifeDraft life, AlertCommand command) {
        if (command instanceof AlertCommand.Acknowledge acknowledge) {
            acknowledge(life, acknowledge);
        } else if (command instanceof AlertCommand.Pause pause) {
            pause(life, pause);
        } else if (command instanceof AlertCommand.Reset reset) {
            reset(life, reset);
        } else if (command instanceof AlertCommand.Confirm confirm) {
            confirm(life, confirm);
        } else if (command instanceof AlertCommand.Retract retract) {
            retract(life, retract);
        }
    }

    private static void acknowledge(LifeDraft life, AlertCommand.Acknowledge command) {
        if (life.acknowledged || !life.phase.isOpen()) {
            return;
        }
        life.acknowledged = true;
        String reason = Reasons.acknowledged(command.by());
        if (life.phase == Phase.LATCHED) {
            life.close(Phase.CLEARED, AlertState.CLEARED, command.at(), reason);
        } else {
            life.publish(AlertState.UPDATED, command.at(), Optional.of(reason));
        }
    }

    private static void pause(LifeDraft life, AlertCommand.Pause command) {
        Optional<Instant> until = Optional.of(command.until());
        if (life.phase.isOpen() && command.until().isAfter(command.at()) && !life.pausedUntil.equals(until)) {
            life.pausedUntil = until;
            life.publish(AlertState.UPDATED, command.at(), Optional.of(Reasons.paused(command.by(), command.until())));
        }
    }

    private static void reset(LifeDraft life, AlertCommand.Reset command) {
        if (life.phase == Phase.LATCHED) {
            life.close(Phase.CLEARED, AlertState.CLEARED, command.at(), Reasons.reset(command.by()));
        }
    }

    private static void confirm(LifeDraft life, AlertCommand.Confirm command) {
        if (life.phase == Phase.PENDING) {
            life.raise(command.at(), Optional.of(Reasons.confirmed(command.by())));
        }
    }

    private static void retract(LifeDraft life, AlertCommand.Retract command) {
        if (life.phase != Phase.RETRACTED) {
            life.finding = command.finding().map(life.finding::followedBy).orElse(life.finding);
            life.close(Phase.RETRACTED, AlertState.RETRACTED, command.at(), command.reason());
        }
    }
}
