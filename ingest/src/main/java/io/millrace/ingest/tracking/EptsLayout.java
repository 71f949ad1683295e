package io.millrace.ingest.tracking;

import io.millrace.ingest.FeedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.w3c.dom.Element;

/**
 * How a line is made, as a {@code <DataFormatSpecification>} declares it for a range of frames: registers within registers, each
 * with its separator. A separator at the end of a register is optional.
 */
record EptsLayout(long firstFrame, long lastFrame, Register.Split line, EptsChannels channels) {

    private static final String FRAME = "frameCount";

    /** A part of a line. */
    sealed interface Register {

        /** Parts with a separator between. */
        record Split(char separator, List<Register> parts) implements Register {}

        /** The number of the frame. */
        record FrameNumber() implements Register {}

        record Position(EptsPlace place) implements Register {}

        /** Something that is not needed. */
        record Other() implements Register {}
    }

    static EptsLayout read(XmlFile xml, Element specification, EptsChannels channels) {
        Register.Split line = split(xml, specification, channels);
        if (line.parts().isEmpty() || !(line.parts().get(0) instanceof Register.FrameNumber)) {
            throw new FeedException(
                    xml.file() + ": a line begins with something else than the number of the frame; expected"
                            + " <StringRegister name=\"" + FRAME + "\"/> first");
        }
        return new EptsLayout(
                XmlFile.whole(xml.file(), "startFrame", XmlFile.needed(xml.file(), specification, "startFrame")),
                XmlFile.whole(xml.file(), "endFrame", XmlFile.needed(xml.file(), specification, "endFrame")),
                line,
                channels);
    }

    private static Register.Split split(XmlFile xml, Element element, EptsChannels channels) {
        String separator = element.getAttribute("separator");
        if (separator.length() != 1) {
            throw new FeedException(xml.file() + ": the separator of <" + element.getTagName() + "> is '" + separator
                    + "', expected one character");
        }
        List<Register> parts = new ArrayList<>();
        for (Element part : XmlFile.children(element)) {
            parts.add(register(xml, part, channels));
        }
        return new Register.Split(separator.charAt(0), List.copyOf(parts));
    }

    private static Register register(XmlFile xml, Element element, EptsChannels channels) {
        return switch (element.getTagName()) {
            case "SplitRegister" -> split(xml, element, channels);
            case "StringRegister" ->
                element.getAttribute("name").equals(FRAME) ? new Register.FrameNumber() : new Register.Other();
            case "PlayerChannelRef" ->
                channels.ofPlayer(XmlFile.needed(xml.file(), element, "playerChannelId"))
                        .<Register>map(Register.Position::new)
                        .orElseGet(Register.Other::new);
            case "BallChannelRef" ->
                channels.ofTheBall(XmlFile.needed(xml.file(), element, "channelId"))
                        .<Register>map(Register.Position::new)
                        .orElseGet(Register.Other::new);
            default ->
                throw new FeedException(
                        xml.file() + ": <" + element.getTagName()
                                + "> in a data format; expected SplitRegister, StringRegister, PlayerChannelRef or BallChannelRef");
        };
    }

    boolean holds(long frame) {
        return frame >= firstFrame && frame <= lastFrame;
    }

    /** The number of the line's frame: it is what the line begins with, in every layout of a file. */
    long frame(String text) throws BadFrame {
        int end = text.indexOf(line.separator());
        return Numbers.whole(end < 0 ? text : text.substring(0, end), "the frame");
    }

    /** The positions of a line in metres, at {@link EptsPlace#index}; NaN where there is none. */
    double[] positions(String text) throws BadFrame {
        double[] positions = new double[(channels.players().size() + 1) * EptsPlace.AXES];
        Arrays.fill(positions, Double.NaN);
        readParts(line, text, 0, text.length(), positions);
        return positions;
    }

    private static void read(Register register, String text, int from, int to, double[] positions) throws BadFrame {
        if (register instanceof Register.Split split) {
            readParts(split, text, from, to, positions);
        } else if (register instanceof Register.Position position) {
            double number = Numbers.orNaN(text.substring(from, to), "a position");
            positions[position.place().index()] = position.place().inMetres(number);
        }
    }

    private static void readParts(Register.Split split, String text, int from, int to, double[] positions)
            throws BadFrame {
        int begin = from;
        int read = 0;
        for (Register part : split.parts()) {
            if (begin > to) {
                throw new BadFrame(read + " parts between '" + split.separator() + "' in '" + text.substring(from, to)
                        + "', expected " + split.parts().size());
            }
            int separator = text.indexOf(split.separator(), begin);
            int end = separator < 0 || separator > to ? to : separator;
            read(part, text, begin, end, positions);
            begin = end + 1;
            read++;
        }
        if (begin < to) {
            throw new BadFrame("more than " + split.parts().size() + " parts between '" + split.separator() + "' in '"
                    + text.substring(from, to) + "', expected no more");
        }
    }
}
