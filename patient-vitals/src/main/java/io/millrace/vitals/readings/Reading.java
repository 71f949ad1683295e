package io.millrace.vitals.readings;

import com.dynatrace.hash4j.hashing.Hashing;
import io.millrace.contracts.alert.Evidence;
import io.millrace.contracts.vitals.Quality;
import io.millrace.contracts.vitals.ReadingStatus;
import io.millrace.contracts.vitals.Signal;
import io.millrace.contracts.vitals.VitalSign;
import io.millrace.contracts.vitals.VitalsTopics;
import io.millrace.vitals.news2.Consciousness;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A measured value of one patient in its canonical unit, as it is kept.
 *
 * @param id hash of the reading's id
 * @param issued when this version was made known, epoch milliseconds; zero if the source does not say
 * @param time when it was measured, epoch milliseconds
 * @param value in ten-thousandths of the canonical unit; for {@link Signal#CONSCIOUSNESS} the place of the letter in
 *     ACVPU; {@link #NO_VALUE} if the source gave none or the reading was taken back
 * @param fault its own; that of a pair of pressures is found by {@link Readings}
 * @param questionable the device doubts it. It counts all the same: doubt is no reason to be silent
 * @param takenBack cancelled or entered in error: kept so that an older version of it does not count
 */
public record Reading(
        long id,
        int version,
        Standing standing,
        long issued,
        long time,
        Signal signal,
        long value,
        String device,
        Fault fault,
        boolean questionable,
        boolean takenBack,
        int partition,
        long offset) {

    /** Units of {@link #value} in one canonical unit. */
    public static final long UNIT = 10_000;

    public static final long NO_VALUE = Long.MIN_VALUE;

    /** How far a version is on its way: of two with one number the later standing counts. */
    public enum Standing {
        PRELIMINARY,
        FINAL,
        CORRECTED,
        TAKEN_BACK
    }

    /** Of a record without {@link VitalSignFault}. Where it stands in the log becomes the evidence of alarms. */
    public static Reading of(VitalSign vital, int partition, long offset) {
        Standing standing = standing(vital.getStatus());
        boolean takenBack = standing == Standing.TAKEN_BACK;
        Fault fault = takenBack ? Fault.ABSENT : fault(vital);
        return new Reading(
                Hashing.komihash5_0().hashCharsToLong(vital.getReadingId()),
                vital.getVersion(),
                standing,
                vital.getIssuedAt() == null ? 0 : vital.getIssuedAt().toEpochMilli(),
                vital.getEffectiveTime().toEpochMilli(),
                vital.getSignal(),
                takenBack ? NO_VALUE : value(vital),
                vital.getDevice(),
                fault,
                vital.getQuality() == Quality.QUESTIONABLE,
                takenBack,
                partition,
                offset);
    }

    /** Whether look-backs see it. One that was taken back is kept only so that its id is known. */
    public boolean counted() {
        return !takenBack;
    }

    public Instant at() {
        return Instant.ofEpochMilli(time);
    }

    public boolean hasValue() {
        return value != NO_VALUE;
    }

    /** Whether the value is a measurement, as far as it can be told from the reading alone. */
    public boolean isMeasured() {
        return fault == Fault.NONE && hasValue();
    }

    public BigDecimal decimal() {
        return decimal(value);
    }

    /** Ten-thousandths as a plain number without trailing zeros. */
    public static BigDecimal decimal(long value) {
        BigDecimal decimal = BigDecimal.valueOf(value, Units.SCALE).stripTrailingZeros();
        return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
    }

    /** Of a reading of {@link Signal#CONSCIOUSNESS}. */
    @SuppressWarnings("EnumOrdinal") // the scale has its order, and nothing is added to it
    public Consciousness consciousness() {
        return Consciousness.values()[(int) (value / UNIT)];
    }

    /** One line for a person: {@code HEART_RATE 185 /min, monitor-7}. */
    public String summary() {
        StringBuilder line = new StringBuilder(signal.name());
        if (!hasValue()) {
            line.append(" without a value");
        } else if (signal == Signal.CONSCIOUSNESS) {
            line.append(' ').append(consciousness());
        } else {
            line.append(' ').append(decimal().toPlainString());
        }
        if (hasValue() && !Units.canonical(signal).isEmpty()) {
            line.append(' ').append(Units.canonical(signal));
        }
        if (fault != Fault.NONE) {
            line.append(", ").append(fault);
        }
        if (questionable) {
            line.append(", questionable");
        }
        if (!device.isEmpty()) {
            line.append(", ").append(device);
        }
        return line.toString();
    }

    public Evidence evidence() {
        return new Evidence(VitalsTopics.PATIENT_VITALS.name(), partition, offset, at(), summary());
    }

    /** Names this version of the reading among the events of an alarm. */
    public String eventId() {
        return Long.toHexString(id) + '#' + version + standing.name().charAt(0);
    }

    static boolean takesBack(ReadingStatus status) {
        return status == ReadingStatus.CANCELLED || status == ReadingStatus.ENTERED_IN_ERROR;
    }

    private static Standing standing(ReadingStatus status) {
        return switch (status) {
            case PRELIMINARY -> Standing.PRELIMINARY;
            case FINAL, UNKNOWN -> Standing.FINAL;
            case AMENDED, CORRECTED -> Standing.CORRECTED;
            case CANCELLED, ENTERED_IN_ERROR -> Standing.TAKEN_BACK;
        };
    }

    private static Fault fault(VitalSign vital) {
        return switch (vital.getQuality()) {
            case PROBE_OFF -> Fault.PROBE_OFF;
            case ARTEFACT -> Fault.ARTEFACT;
            case CALIBRATING -> Fault.CALIBRATING;
            case GOOD, QUESTIONABLE, UNKNOWN -> faultOfValue(vital);
        };
    }

    private static Fault faultOfValue(VitalSign vital) {
        if (vital.getSignal() == Signal.CONSCIOUSNESS) {
            return Fault.NONE;
        }
        return vital.getValue() == null ? Fault.ABSENT : Plausible.judge(vital.getSignal(), canonical(vital));
    }

    @SuppressWarnings("EnumOrdinal") // as above
    private static long value(VitalSign vital) {
        if (vital.getSignal() == Signal.CONSCIOUSNESS) {
            return Consciousness.of(vital.getText()).orElseThrow().ordinal() * UNIT;
        }
        return vital.getValue() == null
                ? NO_VALUE
                : canonical(vital).unscaledValue().longValueExact();
    }

    private static BigDecimal canonical(VitalSign vital) {
        return Units.toCanonical(vital.getSignal(), vital.getValue(), vital.getUnit());
    }
}
