package io.millrace.vitals.limits;

import io.millrace.contracts.vitals.Direction;
import io.millrace.contracts.vitals.LimitLevel;
import io.millrace.contracts.vitals.LimitScope;
import io.millrace.contracts.vitals.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All rows, by id. A change makes another table, so a reader sees one state of it. Two rows for one scope, signal,
 * direction and level should not be; then the one with the greater id counts.
 */
public final class LimitTable {

    private static final LimitTable EMPTY = new LimitTable(Map.of());

    private record Place(LimitScope scope, String scopeId, Signal signal, Direction direction, LimitLevel level) {}

    private record Owner(String patient, String ward) {}

    private final Map<String, LimitRow> byId;
    private final Map<Place, LimitRow> byPlace = new HashMap<>();
    private final Map<Owner, PatientLimits> resolved = new ConcurrentHashMap<>();

    private LimitTable(Map<String, LimitRow> byId) {
        this.byId = Map.copyOf(byId);
        byId.values().stream()
                .sorted(Comparator.comparing(LimitRow::id))
                .forEach(row -> byPlace.put(
                        new Place(row.scope(), row.scopeId(), row.signal(), row.direction(), row.level()), row));
    }

    public static LimitTable empty() {
        return EMPTY;
    }

    public static LimitTable of(Collection<LimitRow> rows) {
        Map<String, LimitRow> byId = new HashMap<>();
        rows.forEach(row -> byId.put(row.id(), row));
        return new LimitTable(byId);
    }

    /** The row in place of the one with its id. An older version than the one that is there changes nothing. */
    public LimitTable with(LimitRow row) {
        LimitRow known = byId.get(row.id());
        if (known != null && known.version() > row.version()) {
            return this;
        }
        Map<String, LimitRow> rows = new HashMap<>(byId);
        rows.put(row.id(), row);
        return new LimitTable(rows);
    }

    public LimitTable without(String id) {
        if (!byId.containsKey(id)) {
            return this;
        }
        Map<String, LimitRow> rows = new HashMap<>(byId);
        rows.remove(id);
        return new LimitTable(rows);
    }

    public Collection<LimitRow> rows() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /** @param ward empty if it is not known */
    public PatientLimits of(String patient, String ward) {
        return resolved.computeIfAbsent(new Owner(patient, ward), this::resolve);
    }

    private PatientLimits resolve(Owner owner) {
        List<LimitPair> pairs = new ArrayList<>();
        for (Signal signal : Signal.values()) {
            for (Direction direction : Direction.values()) {
                LimitPair pair = new LimitPair(
                        signal,
                        direction,
                        row(owner, signal, direction, LimitLevel.WARNING),
                        row(owner, signal, direction, LimitLevel.CRITICAL));
                if (!pair.isEmpty()) {
                    pairs.add(pair);
                }
            }
        }
        return new PatientLimits(pairs);
    }

    /** The narrowest row decides, also when it is switched off. */
    private Optional<LimitRow> row(Owner owner, Signal signal, Direction direction, LimitLevel level) {
        LimitRow row = byPlace.get(new Place(LimitScope.PATIENT, owner.patient, signal, direction, level));
        if (row == null) {
            row = byPlace.get(new Place(LimitScope.WARD, owner.ward, signal, direction, level));
        }
        if (row == null) {
            row = byPlace.get(new Place(LimitScope.DEFAULT, "", signal, direction, level));
        }
        return Optional.ofNullable(row).filter(LimitRow::active);
    }
}
