package io.millrace.ingest.stadium;

import io.millrace.ingest.stadium.Formation.Place;
import io.millrace.ingest.stadium.Slot.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** A club in a match: its eleven, its bench, the cards it was shown. */
final class Side {

    private static final int MOST_SUBSTITUTIONS = 5;

    private final Club club;
    private final Formation formation;
    private final List<Slot> slots = new ArrayList<>();
    private final List<Player> bench;
    private final Set<Player> booked = new HashSet<>();
    private int substitutions;
    private int direction;

    /** @param direction 1 when it attacks towards larger x, else -1 */
    Side(Club club, int direction, SplittableRandom random) {
        this.club = club;
        this.direction = direction;
        this.formation = Formation.ALL.get(random.nextInt(Formation.ALL.size()));
        this.bench = new ArrayList<>(club.squad());
        for (Place place : formation.places()) {
            slots.add(new Slot(this, place, pick(place.position()).orElseThrow()));
        }
    }

    Club club() {
        return club;
    }

    String id() {
        return club.id();
    }

    List<Slot> slots() {
        return slots;
    }

    Slot keeper() {
        return slots.get(0);
    }

    List<Player> bench() {
        return bench;
    }

    int direction() {
        return direction;
    }

    void face(int nextDirection) {
        direction = nextDirection;
    }

    boolean isBooked(Slot slot) {
        return booked.contains(slot.player());
    }

    void book(Slot slot) {
        booked.add(slot.player());
    }

    boolean maySubstitute() {
        return substitutions + changing() < MOST_SUBSTITUTIONS;
    }

    /** Somebody of the bench for the slot: one who is good at it, else any who is no goalkeeper. */
    Player substituteFor(Slot slot) {
        substitutions++;
        return pick(slot.place().position())
                .or(() -> pick(Position.MIDFIELDER))
                .or(() -> pick(Position.DEFENDER))
                .or(() -> pick(Position.FORWARD))
                .orElseThrow();
    }

    private Optional<Player> pick(Position position) {
        Optional<Player> found =
                bench.stream().filter(one -> one.position() == position).findFirst();
        found.ifPresent(bench::remove);
        return found;
    }

    /** The one of those who play that is nearest, keepers left out. */
    Slot nearest(double x, double y) {
        return nearest(x, y, null);
    }

    Slot nearest(double x, double y, Slot except) {
        Slot best = null;
        double least = Double.MAX_VALUE;
        for (int i = 1; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            double distance = slot.distanceTo(x, y);
            if (slot.isPlaying() && slot != except && distance < least) {
                best = slot;
                least = distance;
            }
        }
        return best == null ? keeper() : best;
    }

    /** Somebody who plays and is no keeper. */
    Slot any(SplittableRandom random) {
        List<Slot> playing = slots.stream()
                .filter(slot -> slot.isPlaying() && !slot.isKeeper())
                .toList();
        return playing.isEmpty() ? keeper() : playing.get(random.nextInt(playing.size()));
    }

    boolean isChanging() {
        return changing() > 0;
    }

    private int changing() {
        int changing = 0;
        for (Slot slot : slots) {
            changing += slot.state() == State.CHANGING ? 1 : 0;
        }
        return changing;
    }
}
