package io.millrace.ingest.tracking;

import io.millrace.contracts.sports.Period;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.FeedSettings;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * What TRACAB's metadata says of a match. There are two forms of it: attributes of {@code <match>} with {@code <period>}s in
 * it, and elements {@code <GameID>}, {@code <Phase1StartFrame>} and so on. Times are without a zone and taken as UTC.
 *
 * @param homePlayers ids by shirt, of those that the metadata names
 */
record TracabMatch(
        MatchTimes times,
        String homeTeam,
        String awayTeam,
        Map<String, String> homePlayers,
        Map<String, String> awayPlayers) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final int PHASES = 5;
    private static final String EXPECTED = "TRACAB's metadata";

    /** A match of which nothing is said. */
    static TracabMatch unsaid(FeedSettings settings, Path data) {
        MatchTimes times = new MatchTimes(
                TrackingOptions.text(settings, TrackingOptions.MATCH, Optional.empty(), TrackingOptions.nameOf(data)),
                TrackingOptions.rate(settings),
                TrackingOptions.start(settings, Optional.empty()),
                List.of(new MatchTimes.Span(Period.FIRST_HALF, 0, Long.MAX_VALUE)));
        return of(times, settings, Optional.empty(), Optional.empty());
    }

    static TracabMatch read(Path metadata, FeedSettings settings, Path data) {
        XmlFile xml = XmlFile.read(metadata);
        MatchTimes times = xml.first("match")
                .map(match -> nested(xml, match, settings, data))
                .orElseGet(() -> flat(xml, settings, data));
        if (times.periods().isEmpty()) {
            throw new FeedException(metadata + " names no period that was played; expected " + EXPECTED);
        }
        return of(times, settings, xml.first("HomeTeam"), xml.first("AwayTeam"));
    }

    private static TracabMatch of(
            MatchTimes times, FeedSettings settings, Optional<Element> home, Optional<Element> away) {
        return new TracabMatch(
                times,
                TrackingOptions.text(settings, TrackingOptions.HOME, home.flatMap(TracabMatch::team), "home"),
                TrackingOptions.text(settings, TrackingOptions.AWAY, away.flatMap(TracabMatch::team), "away"),
                home.map(TracabMatch::players).orElse(Map.of()),
                away.map(TracabMatch::players).orElse(Map.of()));
    }

    private static MatchTimes nested(XmlFile xml, Element match, FeedSettings settings, Path data) {
        MatchTimes.Builder periods = new MatchTimes.Builder();
        for (Element period : XmlFile.children(match)) {
            if (period.getTagName().equals("period")) {
                periods.add(
                        (int) whole(xml, period, "iId"),
                        whole(xml, period, "iStartFrame"),
                        whole(xml, period, "iEndFrame"));
            }
        }
        return new MatchTimes(
                TrackingOptions.text(
                        settings, TrackingOptions.MATCH, XmlFile.attribute(match, "iId"), TrackingOptions.nameOf(data)),
                TrackingOptions.rate(xml.file(), XmlFile.needed(xml.file(), match, "iFrameRateFps")),
                TrackingOptions.start(
                        settings, XmlFile.attribute(match, "dtDate").map(text -> time(xml.file(), text))),
                periods.build());
    }

    private static MatchTimes flat(XmlFile xml, FeedSettings settings, Path data) {
        MatchTimes.Builder periods = new MatchTimes.Builder();
        for (int phase = 1; phase <= PHASES; phase++) {
            Optional<String> first = xml.text("Phase" + phase + "StartFrame");
            Optional<String> last = xml.text("Phase" + phase + "EndFrame");
            if (first.isPresent() && last.isPresent()) {
                String what = "a frame of phase " + phase;
                periods.add(
                        phase,
                        XmlFile.whole(xml.file(), what, first.get()),
                        XmlFile.whole(xml.file(), what, last.get()));
            }
        }
        return new MatchTimes(
                TrackingOptions.text(settings, TrackingOptions.MATCH, xml.text("GameID"), TrackingOptions.nameOf(data)),
                TrackingOptions.rate(xml.file(), XmlFile.text(xml.needed("FrameRate", EXPECTED))),
                TrackingOptions.start(settings, xml.text("Kickoff").map(text -> time(xml.file(), text))),
                periods.build());
    }

    private static long whole(XmlFile xml, Element element, String attribute) {
        return XmlFile.whole(xml.file(), attribute, XmlFile.needed(xml.file(), element, attribute));
    }

    private static Instant time(Path file, String text) {
        try {
            return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException wrong) {
            throw new FeedException(
                    file + ": the kick-off is '" + text + "', expected a time like 2020-01-02 03:04:05");
        }
    }

    /** The two forms write Id and ID. */
    private static Optional<String> team(Element team) {
        return childText(team, "TeamId").or(() -> childText(team, "TeamID"));
    }

    private static Map<String, String> players(Element team) {
        Map<String, String> byShirt = new HashMap<>();
        XmlFile.child(team, "Players").map(XmlFile::children).orElse(List.of()).forEach(player -> {
            Optional<String> id = childText(player, "PlayerId").or(() -> childText(player, "PlayerID"));
            Optional<String> shirt = childText(player, "JerseyNo");
            if (id.isPresent() && shirt.isPresent()) {
                byShirt.put(shirt.get(), id.get());
            }
        });
        return byShirt;
    }

    private static Optional<String> childText(Element parent, String name) {
        return XmlFile.child(parent, name).map(XmlFile::text).filter(text -> !text.isEmpty());
    }
}
