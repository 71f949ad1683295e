package io.millrace.vitals.alarms;

import io.millrace.contracts.vitals.Spo2Scale;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import io.millrace.vitals.news2.News2;
import io.millrace.vitals.news2.Parameter;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** How a score is stored. A parameter is one byte: its points, or else what is wrong with it. */
final class ScoreFormat {

    private static final int MISSING = -1;
    private static final int NOT_CERTAIN = -2;

    private ScoreFormat() {}

    static void write(StateWriter out, News2 score) {
        out.writeBoolean(score.scale() == Spo2Scale.SCALE_2);
        out.writeByte(score.lowest());
        out.writeByte(score.highest());
        for (Parameter parameter : Parameter.values()) {
            int otherwise = score.missing().contains(parameter) ? MISSING : NOT_CERTAIN;
            out.writeByte(score.parts().getOrDefault(parameter, otherwise));
        }
    }

    static News2 read(StateReader in) {
        Spo2Scale scale = in.readBoolean() ? Spo2Scale.SCALE_2 : Spo2Scale.SCALE_1;
        int lowest = in.readByte();
        int highest = in.readByte();
        Map<Parameter, Integer> parts = new EnumMap<>(Parameter.class);
        Set<Parameter> missing = EnumSet.noneOf(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            int points = in.readByte();
            if (points >= 0) {
                parts.put(parameter, points);
            } else if (points == MISSING) {
                missing.add(parameter);
            }
        }
        return new News2(scale, parts, missing, lowest, highest);
    }
}
