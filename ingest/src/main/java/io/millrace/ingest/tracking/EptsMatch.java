package io.millrace.ingest.tracking;

import io.millrace.contracts.sports.Period;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.FeedSettings;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * What EPTS metadata says of a match. The home team is the local team of the score, else the first one. Periods are the
 * provider's parameters {@code first_half_start}, {@code first_half_end} and so on, in frames; where there are none all frames
 * are of the first half. Times without a zone are taken as UTC.
 */
record EptsMatch(MatchTimes times, List<EptsLayout> layouts) {

    private static final List<String> PERIODS =
            List.of("first_half", "second_half", "first_extra_half", "second_extra_half");
    private static final String EXPECTED = "EPTS metadata";

    static EptsMatch read(Path file, FeedSettings settings, Path data) {
        XmlFile xml = XmlFile.read(file);
        Element specifications = xml.needed("DataFormatSpecifications", EXPECTED);
        EptsChannels channels = EptsChannels.read(xml, homeTeam(xml));
        List<EptsLayout> layouts = XmlFile.children(specifications).stream()
                .map(specification -> EptsLayout.read(xml, specification, channels))
                .toList();
        if (layouts.isEmpty()) {
            throw new FeedException(file + " has no <DataFormatSpecification>; expected " + EXPECTED);
        }
        MatchTimes times = new MatchTimes(
                TrackingOptions.text(
                        settings, TrackingOptions.MATCH, xml.text("FileName"), TrackingOptions.nameOf(data)),
                TrackingOptions.rate(file, XmlFile.text(xml.needed("FrameRate", EXPECTED))),
                TrackingOptions.start(settings, start(xml)),
                periods(xml, layouts));
        return new EptsMatch(times, layouts);
    }

    private static String homeTeam(XmlFile xml) {
        return xml.first("Score")
                .flatMap(score -> XmlFile.attribute(score, "idLocalTeam"))
                .or(() -> xml.first("Team").flatMap(team -> XmlFile.attribute(team, "id")))
                .orElseThrow(() -> new FeedException(xml.file() + " names no team; expected " + EXPECTED));
    }

    private static Optional<Instant> start(XmlFile xml) {
        return xml.first("Session")
                .flatMap(session -> XmlFile.child(session, "Start"))
                .map(XmlFile::text)
                .filter(text -> !text.isEmpty())
                .map(text -> time(xml.file(), text));
    }

    private static Instant time(Path file, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException withoutZone) {
            try {
                return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException wrong) {
                throw new FeedException(
                        file + ": the session starts at '" + text + "', expected a time like 2018-01-22T21:00:00Z");
            }
        }
    }

    private static List<MatchTimes.Span> periods(XmlFile xml, List<EptsLayout> layouts) {
        Map<String, Long> frames = frameParameters(xml);
        MatchTimes.Builder periods = new MatchTimes.Builder();
        for (int period = 0; period < PERIODS.size(); period++) {
            Long first = frames.get(PERIODS.get(period) + "_start");
            Long last = frames.get(PERIODS.get(period) + "_end");
            if (first != null && last != null) {
                periods.add(period + 1, first, last);
            }
        }
        List<MatchTimes.Span> said = periods.build();
        return said.isEmpty()
                ? List.of(new MatchTimes.Span(Period.FIRST_HALF, layouts.get(0).firstFrame(), Long.MAX_VALUE))
                : said;
    }

    /** The provider's parameters of the whole file that have a value and bear the name of a period. */
    private static Map<String, Long> frameParameters(XmlFile xml) {
        Map<String, Long> frames = new HashMap<>();
        xml.first("ProviderGlobalParameters")
                .map(XmlFile::children)
                .orElse(List.of())
                .forEach(parameter -> {
                    String name =
                            XmlFile.child(parameter, "Name").map(XmlFile::text).orElse("");
                    String value =
                            XmlFile.child(parameter, "Value").map(XmlFile::text).orElse("");
                    if (PERIODS.stream().anyMatch(name::startsWith) && !value.isEmpty()) {
                        frames.put(name, XmlFile.whole(xml.file(), name, value));
                    }
                });
        return frames;
    }
}
