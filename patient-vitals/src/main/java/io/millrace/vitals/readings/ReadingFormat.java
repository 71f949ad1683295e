package io.millrace.vitals.readings;

import io.millrace.contracts.vitals.Signal;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;

/**
 * How a reading is stored. Signals and standings are ordinals: the contract only ever adds symbols at the end. Its owner
 * writes the version.
 */
public final class ReadingFormat {

    private static final Signal[] SIGNALS = Signal.values();
    private static final Reading.Standing[] STANDINGS = Reading.Standing.values();

    private static final int QUESTIONABLE = 1;
    private static final int TAKEN_BACK = 2;
    private static final int VALUE = 4;
    private static final int ISSUED = 8;

    private ReadingFormat() {}

    @SuppressWarnings("EnumOrdinal") // see the class
    public static void write(StateWriter out, Reading reading) {
        out.writeByte((reading.questionable() ? QUESTIONABLE : 0)
                | (reading.takenBack() ? TAKEN_BACK : 0)
                | (reading.hasValue() ? VALUE : 0)
                | (reading.issued() != 0 ? ISSUED : 0));
        out.writeLong(reading.id());
        out.writeVarInt(reading.version());
        out.writeByte(reading.standing().ordinal());
        out.writeVarLong(reading.time());
        out.writeByte(reading.signal().ordinal());
        out.writeByte(reading.fault().letter());
        if (reading.hasValue()) {
            out.writeVarLong(reading.value());
        }
        if (reading.issued() != 0) {
            out.writeVarLong(reading.issued());
        }
        out.writeText(reading.device());
        out.writeVarInt(reading.partition());
        out.writeVarLong(reading.offset());
    }

    public static Reading read(StateReader in) {
        int flags = in.readByte();
        long id = in.readLong();
        int version = in.readVarInt();
        Reading.Standing standing = STANDINGS[in.readByte()];
        long time = in.readVarLong();
        Signal signal = SIGNALS[in.readByte()];
        Fault fault = Fault.of(in.readByte());
        long value = (flags & VALUE) != 0 ? in.readVarLong() : Reading.NO_VALUE;
        long issued = (flags & ISSUED) != 0 ? in.readVarLong() : 0;
        return new Reading(
                id,
                version,
                standing,
                issued,
                time,
                signal,
                value,
                in.readText(),
                fault,
                (flags & QUESTIONABLE) != 0,
                (flags & TAKEN_BACK) != 0,
                in.readVarInt(),
                in.readVarLong());
    }
}
