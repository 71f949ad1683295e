package io.millrace.ingest.stadium;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.sports.Commentary;
import io.millrace.contracts.sports.EventStatus;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.FanSubscription;
import io.millrace.contracts.sports.Fixture;
import io.millrace.contracts.sports.Follow;
import io.millrace.contracts.sports.FollowKind;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.QuietLevel;
import io.millrace.contracts.sports.SportsTopics;
import io.millrace.contracts.sports.TrackingFrame;
import io.millrace.contracts.sports.VarDecision;
import io.millrace.ingest.FeedRecord;
import io.millrace.ingest.FeedStart;
import io.millrace.ingest.Feeds;
import io.millrace.ingest.Retelling;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StadiumTest {

    private static final Instant START = Instant.parse("2026-01-03T15:00:00Z");
    private static final String EVENTS_ONLY = "tracking=false,fans=0,";
    private static final String A_ROUND = EVENTS_ONLY + "rounds=1,matches=4";

    @Test
    void theSameSeedGivesTheSameRecords() {
        assertThat(Told.first("seed=5", 30_000)).isEqualTo(Told.first("seed=5", 30_000));
    }

    @Test
    void anotherSeedGivesOtherMatches() {
        Set<Object> one = new HashSet<>(Told.first("seed=5", 5_000).records());

        assertThat(Told.first("seed=6", 5_000).records()).noneMatch(one::contains);
    }

    @Test
    void trackingAndFansDoNotChangeTheMatch() {
        List<MatchEvent> alone = Told.first(EVENTS_ONLY + "matches=1", 150).events();

        assertThat(Told.first("matches=1,fans=20", 20_000).events()).startsWith(alone.toArray(MatchEvent[]::new));
    }

    @Test
    void twoLiveRunsHaveNoMatchInCommon() {
        Set<String> first = matches(FeedStart.standard().from(Instant.parse("2026-05-01T10:00:00Z")));
        Set<String> second = matches(FeedStart.standard().from(Instant.parse("2026-05-01T10:00:05Z")));

        assertThat(first).hasSize(10).doesNotContainAnyElementsOf(second);
    }

    @Test
    void everyMatchHasAFixtureAndTwoLineUpsBeforeItKicksOff() {
        Set<String> known = new HashSet<>();
        Map<String, Integer> lineUps = new HashMap<>();
        for (FeedRecord<?, ?> record : Told.all(A_ROUND).records()) {
            if (record.value() instanceof Fixture fixture) {
                known.add(fixture.getMatchId());
            } else if (record.value() instanceof MatchEvent event) {
                assertThat(known).contains(event.getMatchId());
                assertThat(record.key()).isEqualTo(event.getMatchId());
                if (event.getType() == EventType.LINE_UP) {
                    lineUps.merge(event.getMatchId(), 1, Integer::sum);
                    assertThat(event.getLineUp())
                            .hasSize(20)
                            .filteredOn(player -> player.getStarts())
                            .hasSize(11);
                } else if (event.getType() != EventType.HEARTBEAT) {
                    assertThat(lineUps).containsEntry(event.getMatchId(), 2);
                }
            }
        }

        assertThat(lineUps).hasSize(4);
    }

    @Test
    void aRevisionOfAnEventIsSaidInOneWayOnly() {
        Map<String, MatchEvent> said = new HashMap<>();
        int repeated = 0;
        List<MatchEvent> events = Told.all(A_ROUND + ",duplicates=0.02").events();
        for (MatchEvent event : events) {
            String revision = event.getMatchId() + " " + event.getEventId() + " " + event.getRevision();
            MatchEvent before = said.put(revision, event);
            if (before != null) {
                assertThat(event).isEqualTo(before);
                repeated++;
            }
        }

        assertThat(repeated / (double) plays(events)).isBetween(0.01, 0.03);
    }

    @Test
    void theFirstGoalOfARunIsTakenBackWithinTheFirstMinute() {
        for (int seed = 1; seed <= 20; seed++) {
            List<MatchEvent> events = Told.until(
                            EVENTS_ONLY + "seed=" + seed, FeedStart.standard(), record -> record.eventTime()
                                    .isAfter(START.plusSeconds(60)))
                    .events();
            MatchEvent goal = events.stream()
                    .filter(event -> event.getType() == EventType.GOAL
                            && event.getMatchId().endsWith("0001"))
                    .findFirst()
                    .orElseThrow();
            MatchEvent check = one(events, EventType.VAR_CHECK, goal);
            MatchEvent decision = one(events, EventType.VAR_DECISION, goal);

            assertThat(goal.getStatus()).isEqualTo(EventStatus.PENDING);
            assertThat(goal.getHomeScore() + goal.getAwayScore()).isEqualTo(1);
            assertThat(goal.getEventTime()).isBetween(START.plusSeconds(13), START.plusSeconds(24));
            assertThat(check.getEventTime()).isAfter(goal.getEventTime());
            assertThat(decision.getVarDecision()).isEqualTo(VarDecision.GOAL_DISALLOWED);
            assertThat(decision.getEventTime()).isBetween(START.plusSeconds(44), START.plusSeconds(50));
            assertThat(decision.getHomeScore() + decision.getAwayScore()).isZero();
        }
    }

    @Test
    void aGoalIsPendingUntilPlayGoesOnOrItIsTakenBack() {
        List<MatchEvent> events = Told.all(A_ROUND + ",clean=true,var=0.3").events();
        Set<String> taken = events.stream()
                .filter(event -> event.getVarDecision() == VarDecision.GOAL_DISALLOWED)
                .map(event -> event.getMatchId() + event.getAbout())
                .collect(Collectors.toSet());
        Map<String, List<MatchEvent>> goals = events.stream()
                .filter(event -> event.getType() == EventType.GOAL && event.getPeriod() != Period.SHOOT_OUT)
                .collect(Collectors.groupingBy(event -> event.getMatchId() + event.getEventId()));

        assertThat(taken).isNotEmpty();
        assertThat(goals).hasSizeGreaterThan(taken.size()).allSatisfy((id, said) -> {
            assertThat(said.get(0).getStatus()).isEqualTo(EventStatus.PENDING);
            if (taken.contains(id)) {
                assertThat(said).hasSize(1);
            } else {
                assertThat(said).hasSize(2);
                assertThat(said.get(1).getRevision()).isEqualTo(2);
                assertThat(said.get(1).getStatus()).isEqualTo(EventStatus.CONFIRMED);
            }
        });
    }

    @Test
    void whatIsReportedInTheEndIsWhatACleanDeskReports() {
        String rough = ",late=0.02,disorder=0.05,corrections=0.5,deletions=0.02,silences=4,wrong-scores=0";
        Map<String, Table> reported = Table.of(Told.all(A_ROUND + rough).events());
        Map<String, Table> clean = Table.of(Told.all(A_ROUND + ",clean=true").events());

        assertThat(reported.keySet()).isEqualTo(clean.keySet());
        clean.forEach((match, table) -> assertThat(players(reported.get(match))).isEqualTo(players(table)));
    }

    @Test
    void someEventsAreLateSomeWithdrawnAndSomeWithdrawnBeforeTheyCome() {
        List<MatchEvent> events =
                Told.all(A_ROUND + ",late=0.01,deletions=0.02,silences=0").events();
        Instant latest = START;
        int late = 0;
        Set<String> withdrawn = new HashSet<>();
        Set<String> seen = new HashSet<>();
        int before = 0;
        for (MatchEvent event : events) {
            String id = event.getMatchId() + event.getEventId();
            late += event.getRevision() == 1 && event.getEventTime().isBefore(latest.minusSeconds(50)) ? 1 : 0;
            latest = event.getEventTime().isAfter(latest) ? event.getEventTime() : latest;
            if (event.getStatus() == EventStatus.CANCELLED) {
                withdrawn.add(id);
                before += seen.contains(id) ? 0 : 1;
            }
            seen.add(id);
        }

        assertThat(late).isBetween(20, 200);
        assertThat(withdrawn).hasSizeBetween(40, 250);
        assertThat(before / (double) withdrawn.size()).isBetween(0.15, 0.55);
    }

    @Test
    void aWrongScorerIsPutRightUnderTheSameIdAndInTheCommentary() {
        Told told = Told.all(A_ROUND + ",corrections=1");
        Map<String, List<MatchEvent>> goals = told.events().stream()
                .filter(event -> event.getType() == EventType.GOAL
                        && !event.getEventId().startsWith("x")
                        && event.getRevision() != 2)
                .collect(Collectors.groupingBy(event -> event.getMatchId() + event.getEventId()));
        List<List<MatchEvent>> corrected =
                goals.values().stream().filter(said -> said.size() == 2).toList();

        assertThat(corrected).isNotEmpty().allSatisfy(said -> {
            assertThat(said.get(1).getRevision()).isEqualTo(3);
            assertThat(said.get(1).getPlayer()).isNotEqualTo(said.get(0).getPlayer());
        });
        assertThat(told.values(Commentary.class))
                .filteredOn(line -> line.getRevision() == 2)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.getText()).startsWith("Correction: "));
    }

    @Test
    void aSilentSourceFillsItsGapWithReconstructedEvents() {
        List<MatchEvent> events = Told.all(A_ROUND).events();
        List<MatchEvent> filled =
                events.stream().filter(MatchEvent::getReconstructed).toList();
        Set<String> matches = filled.stream().map(MatchEvent::getMatchId).collect(Collectors.toSet());
        Instant first = filled.get(0).getEventTime();
        List<Instant> beats = events.stream()
                .filter(event -> event.getType() == EventType.HEARTBEAT && matches.contains(event.getMatchId()))
                .map(MatchEvent::getEventTime)
                .toList();
        Duration gap = Duration.ZERO;
        for (int i = 1; i < beats.size(); i++) {
            Duration between = Duration.between(beats.get(i - 1), beats.get(i));
            gap = between.compareTo(gap) > 0 ? between : gap;
        }

        assertThat(matches).hasSize(1);
        assertThat(filled).extracting(MatchEvent::getEventTime).allMatch(time -> time.isBefore(first.plusSeconds(16)));
        assertThat(gap).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(21));
    }

    @Test
    void oneReportOfARoundHasAWrongScore() {
        List<MatchEvent> right = Told.all(A_ROUND + ",clean=true").events().stream()
                .filter(StadiumTest::isScore)
                .toList();
        List<MatchEvent> wrong =
                Told.all(A_ROUND + ",clean=false,duplicates=0,deletions=0,silences=0").events().stream()
                        .filter(StadiumTest::isScore)
                        .filter(event -> !right.contains(event))
                        .toList();

        assertThat(wrong).hasSize(1);
    }

    @Test
    void aRoundFollowsTheOtherWithOtherMatchesBetweenOtherClubs() {
        List<Fixture> fixtures =
                Told.all(EVENTS_ONLY + "matches=3,rounds=3,half=5,pause=1m").values(Fixture.class);

        assertThat(fixtures).hasSize(9);
        assertThat(fixtures).extracting(Fixture::getMatchId).doesNotHaveDuplicates();
        assertThat(fixtures)
                .extracting(one -> Set.of(one.getHome().getTeam(), one.getAway().getTeam()))
                .doesNotHaveDuplicates()
                .allSatisfy(teams -> assertThat(teams).hasSize(2));
        for (int round = 0; round < 3; round++) {
            assertThat(fixtures.subList(3 * round, 3 * round + 3).stream()
                            .flatMap(one -> List.of(
                                    one.getHome().getTeam(), one.getAway().getTeam())
                                    .stream()))
                    .hasSize(6)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void withoutAnEndTheNextRoundBegins() {
        Told told = Told.until(
                EVENTS_ONLY + "matches=1,half=5,pause=10s,clean=true",
                FeedStart.standard(),
                record -> record.value() instanceof MatchEvent event
                        && event.getMatchId().endsWith("0004"));

        assertThat(told.values(Fixture.class)).hasSize(4);
    }

    @Test
    void fansFollowWhatThereIsAndChooseOtherMatchesForTheNextRound() {
        Told told = Told.all("tracking=false,fans=400,matches=3,rounds=2,half=5,pause=1m");
        List<Fixture> fixtures = told.values(Fixture.class);
        Set<String> matches = fixtures.stream().map(Fixture::getMatchId).collect(Collectors.toSet());
        List<FeedRecord<?, ?>> fans = told.records().stream()
                .filter(record -> record.topic().equals(SportsTopics.FAN_SUBSCRIPTIONS))
                .toList();
        List<Follow> ofMatches = told.values(FanSubscription.class).stream()
                .flatMap(fan -> fan.getFollows().stream())
                .filter(follow -> follow.getKind() == FollowKind.MATCH)
                .toList();

        assertThat(fans).hasSizeGreaterThan(430);
        assertThat(fans.get(0).key()).isEqualTo("fan-000001");
        assertThat(fans).filteredOn(record -> record.value() == null).isNotEmpty();
        assertThat(ofMatches).extracting(Follow::getId).isSubsetOf(matches);
        assertThat(told.values(FanSubscription.class))
                .extracting(FanSubscription::getLevel)
                .contains(QuietLevel.values());
    }

    @Test
    void everyLineOfCommentaryIsAboutAnEvent() {
        Told told = Told.all(A_ROUND);
        Set<String> events = told.events().stream()
                .map(event -> event.getMatchId() + event.getEventId())
                .collect(Collectors.toSet());

        assertThat(told.values(Commentary.class))
                .hasSizeGreaterThan(80)
                .allSatisfy(line -> assertThat(events).contains(line.getMatchId() + line.getAbout()))
                .extracting(line -> line.getMatchId() + line.getCommentaryId() + line.getRevision())
                .doesNotHaveDuplicates();
    }

    @Test
    void aLaterTellingHasItsOwnMatchesAndFansFollowThem() {
        Retelling retelling = Feeds.prepare("stadium").retelling();
        for (FeedRecord<?, ?> record : Told.first("matches=2", 2_000).records()) {
            FeedRecord<?, ?> told = retelling.retell(record, Duration.ofDays(1), 2);
            if (told.value() instanceof MatchEvent event) {
                assertThat(told.key()).isEqualTo(event.getMatchId()).asString().endsWith("~2");
                assertThat(event.getEventTime()).isEqualTo(record.eventTime().plus(Duration.ofDays(1)));
            } else if (told.value() instanceof TrackingFrame frame) {
                assertThat(told.key()).isEqualTo(frame.getMatchId()).asString().endsWith("~2");
            } else if (told.value() instanceof FanSubscription fan) {
                assertThat(told.key()).isEqualTo(record.key());
                assertThat(fan.getFollows())
                        .allSatisfy(follow -> assertThat(follow.getId().endsWith("~2"))
                                .isEqualTo(follow.getKind() == FollowKind.MATCH));
            }
        }
    }

    @Test
    void topicsAreThoseThatAreWrittenTo() {
        assertThat(Feeds.prepare("stadium").topics()).hasSize(5);
        assertThat(Feeds.prepare("stadium:tracking=false,fans=0").topics())
                .doesNotContain(SportsTopics.TRACKING_DATA, SportsTopics.FAN_SUBSCRIPTIONS);
    }

    private static Map<String, String> players(Table table) {
        Map<String, String> players = new HashMap<>();
        table.standing().forEach((id, event) -> {
            if (event.getType() != EventType.HEARTBEAT) {
                players.put(id, event.getType() + " " + event.getPlayer() + " " + event.getStatus());
            }
        });
        return players;
    }

    private static boolean isScore(MatchEvent event) {
        return event.getType() == EventType.SCORE;
    }

    private static long plays(List<MatchEvent> events) {
        return events.stream()
                .filter(event -> event.getType() != EventType.HEARTBEAT)
                .count();
    }

    private static Set<String> matches(FeedStart start) {
        return Told.first("fans=0", 50, start).values(Fixture.class).stream()
                .map(Fixture::getMatchId)
                .collect(Collectors.toSet());
    }

    private static MatchEvent one(List<MatchEvent> events, EventType type, MatchEvent about) {
        return events.stream()
                .filter(event -> event.getType() == type
                        && event.getMatchId().equals(about.getMatchId())
                        && about.getEventId().equals(event.getAbout()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type + " about " + about));
    }
}
