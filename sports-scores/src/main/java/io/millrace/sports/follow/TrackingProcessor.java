package io.millrace.sports.follow;

import io.millrace.contracts.ClosedBy;
import io.millrace.contracts.sports.TrackingFrame;
import io.millrace.processors.deadlines.Deadlines;
import io.millrace.processors.intake.Admission;
import io.millrace.processors.intake.Arrival;
import io.millrace.processors.intake.Reason;
import io.millrace.sports.tracking.MatchTracking;
import io.millrace.sports.tracking.Tracked;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Follows the tracking of matches: sets the frames of each in the order of their numbers, adds them up, and gives the totals every
 * so often by the match's clock, at the end of a period, and when the input stops.
 *
 * <p>A frame waits until those that may still come before it would be late. So the totals at a frame are the same in whatever
 * order the frames came, repeated or not, with a restart in between or not.
 */
final class TrackingProcessor implements Processor<String, Arrival<TrackingFrame>, String, Object> {

    private static final Duration IDLE_CHECK = Duration.ofSeconds(1);
    private static final int IDLE_AT_ONCE = 200;
    /** A number that is further ahead was never counted by a camera; believed, it would make all that follows late. */
    private static final Duration LONGEST_JUMP = Duration.ofHours(24);

    private final TrackingPolicy policy;
    private final Admission admission;
    private final Deserializer<TrackingFrame> frames;
    private final Deadlines idle = new Deadlines(IDLE_CHECK.toMillis());
    private final Deadlines forgetting = new Deadlines(IDLE_CHECK.toMillis());
    private final Map<String, FollowedMatch> matches = new HashMap<>();
    private ProcessorContext<String, Object> context;
    private TrackingStore store;
    private long started;

    TrackingProcessor(TrackingPolicy policy, Admission admission, Deserializer<TrackingFrame> frames) {
        this.policy = policy;
        this.admission = admission;
        this.frames = frames;
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        this.context = context;
        matches.clear(); // a task that is revived begins again from what is committed
        store = new TrackingStore(context.getStateStore(FollowTracking.STORE), frames);
        started = context.currentSystemTimeMs();
        store.forEachMatch(matchId -> idle.setIfNone(matchId, idleAt(started)));
        context.schedule(IDLE_CHECK, PunctuationType.WALL_CLOCK_TIME, this::lookAtTheClock);
    }

    @Override
    public void process(Record<String, Arrival<TrackingFrame>> record) {
        TrackingFrame frame = record.value().value();
        FollowedMatch match = match(record.key(), frame.getRate());
        if (!admit(match, record)) {
            return;
        }
        match.lastArrival = context.currentSystemTimeMs();
        match.await(frame);
        store.putFrame(
                match.matchId, frame.getFrame(), places(match), record.value().rawValue());
        takeSettled(match, record.headers());
        if (match.written == FollowedMatch.NOTHING || match.settled - match.written >= match.tracking.rate()) {
            store.putTotals(match);
        }
        idle.setIfNone(match.matchId, idleAt(match.lastArrival));
    }

    private boolean admit(FollowedMatch match, Record<String, Arrival<TrackingFrame>> record) {
        TrackingFrame frame = record.value().value();
        long number = frame.getFrame();
        int rate = match.tracking.rate();
        if (number <= match.settled ? match.taken.contains(number) : match.waiting.containsKey(number)) {
            admission.duplicate();
            return false;
        }
        if (number <= match.settled) {
            String message = "frame " + number + " is " + (match.highest - number) + " behind " + match.highest
                    + ", the highest of " + match.matchId + "; at most " + match.patience
                    + " are allowed (tracking.lateness), and none once the input had stopped (tracking.idle-close)";
            admission.reject(record, Reason.LATE, message, context);
            return false;
        }
        if (frame.getRate() != rate) {
            String message = frame.getRate() + " frames a second, but " + match.matchId + " began with " + rate
                    + "; expected one rate for a match";
            admission.reject(record, Reason.INVALID, message, context);
            return false;
        }
        if (match.highest != FollowedMatch.NOTHING && number - match.highest > LONGEST_JUMP.toSeconds() * rate) {
            String message = "frame " + number + " is more than a day after " + match.highest + ", the highest of "
                    + match.matchId + "; expected one more for each frame";
            admission.reject(record, Reason.INVALID, message, context);
            return false;
        }
        admission.accept();
        return true;
    }

    /** Takes what is settled into the totals. Totals are told before the frame that ends a stretch of the clock or a period. */
    private void takeSettled(FollowedMatch match, Headers headers) {
        for (TrackingFrame frame = match.peekSettled(); frame != null; frame = match.peekSettled()) {
            if (endsStretch(match, frame)) {
                tell(match, ClosedBy.EVENT_TIME, headers);
            }
            match.take(frame);
        }
    }

    private boolean endsStretch(FollowedMatch match, TrackingFrame next) {
        MatchTracking tracking = match.tracking;
        long every = policy.every().toMillis();
        return match.hasNews()
                && (next.getPeriod() != tracking.period() || next.getClock() / every != tracking.clock() / every);
    }

    private void tell(FollowedMatch match, ClosedBy closedBy, Headers headers) {
        Tracked totals = match.tracking.totals(closedBy);
        match.told = totals.frame();
        context.forward(new Record<>(match.matchId, totals, totals.eventTime().toEpochMilli(), headers));
    }

    private FollowedMatch match(String matchId, int rate) {
        FollowedMatch match = matches.get(matchId);
        if (match == null) {
            match = find(matchId);
            if (match == null) {
                match = new FollowedMatch(
                        matchId, new MatchTracking(matchId, policy.definition(), rate), patience(rate));
            }
            matches.put(matchId, match);
        }
        return match;
    }

    /** The match as it is stored, brought to where it was. What follows from its frames has been told before. */
    private FollowedMatch find(String matchId) {
        FollowedMatch match = store.get(matchId);
        if (match != null) {
            for (TrackingFrame frame = match.peekSettled(); frame != null; frame = match.peekSettled()) {
                if (endsStretch(match, frame)) {
                    match.told = match.tracking.lastFrame();
                }
                match.take(frame);
            }
        }
        return match;
    }

    /** Closes the matches that have fallen silent, and forgets those that have long been. A closed one goes on if frames come. */
    private void lookAtTheClock(long now) {
        for (String matchId : idle.takeDue(now, IDLE_AT_ONCE)) {
            FollowedMatch match = known(matchId);
            long due = idleAt(Math.max(match.lastArrival, started)); // while the task was down, nothing was silent
            if (now < due) {
                idle.setIfNone(matchId, due);
            } else {
                close(match);
                matches.remove(matchId);
                forgetting.setIfNone(matchId, match.lastArrival + policy.kept().toMillis());
            }
        }
        for (String matchId : forgetting.takeDue(now, IDLE_AT_ONCE)) {
            long due = known(matchId).lastArrival + policy.kept().toMillis();
            if (now < due) {
                forgetting.setIfNone(matchId, due);
            } else {
                matches.remove(matchId);
                store.delete(matchId);
            }
        }
    }

    private long idleAt(long lastArrival) {
        return lastArrival + policy.idleClose().toMillis();
    }

    /** A match for which a deadline is set. */
    private FollowedMatch known(String matchId) {
        FollowedMatch match = matches.get(matchId);
        return match == null ? find(matchId) : match;
    }

    /** The input has stopped: the frames that wait, wait no longer. */
    private void close(FollowedMatch match) {
        if (!match.waiting.isEmpty()) {
            match.settled = match.highest;
            takeSettled(match, new RecordHeaders());
        }
        if (match.hasNews()) {
            tell(match, ClosedBy.WALL_CLOCK, new RecordHeaders());
            store.putTotals(match);
        }
    }

    /** The lateness in frames. */
    private int patience(int rate) {
        return Math.toIntExact((policy.lateness().toMillis() * rate + 999) / 1000);
    }

    /** Frames that wait, and those that were taken since the totals were written last. */
    private static int places(FollowedMatch match) {
        return match.patience + match.tracking.rate() + 2;
    }
}
