package io.millrace.sports.queries;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.millrace.contracts.ValueFormat;
import io.millrace.contracts.sports.MatchState;
import io.millrace.contracts.sports.Score;
import io.millrace.contracts.sports.SportsTopics;
import io.millrace.processors.http.Queries;
import io.millrace.sports.follow.FollowMatch;
import io.millrace.sports.follow.MatchReader;
import io.millrace.sports.follow.Shown;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** What can be asked about matches by HTTP. A question about a match is answered by the instance that follows it. */
public final class MatchQueries {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Queries queries;
    private final Watching watching;

    /** @param watchers how many clients may watch matches at a time */
    public MatchQueries(Queries queries, int watchers) {
        this.queries = queries;
        this.watching = new Watching(this::reader, watchers);
    }

    public void addTo(RoutesConfig routes) {
        routes.get("/matches", request -> queries.answerFromAll(request, () -> matches(request)));
        routes.get("/matches/{match}", request -> answer(request, (local, reader, match) -> match(reader, match)));
        routes.get(
                "/matches/{match}/timeline",
                request -> answer(request, (local, reader, match) -> timeline(reader, match)));
        routes.get("/matches/{match}/score", request -> answer(request, MatchQueries::score));
        routes.get(
                "/matches/{match}/events",
                request -> queries.answerOrRedirect(
                        request, FollowMatch.STORE, request.pathParam("match"), new StringSerializer(), watching));
    }

    /** What a question about one match finds; empty when there is nothing. */
    @FunctionalInterface
    private interface Answer {
        Optional<?> find(Context request, MatchReader reader, String match) throws IOException;
    }

    private void answer(Context request, Answer answer) throws Exception {
        String match = request.pathParam("match");
        queries.answer(request, FollowMatch.STORE, match, new StringSerializer(), local -> {
            try {
                Optional<?> found = answer.find(local, reader(), match);
                if (found.isPresent()) {
                    local.json(found.get());
                } else {
                    local.status(HttpStatus.NOT_FOUND)
                            .json(Map.of("error", "nothing is known of match " + match + ", or was at that time"));
                }
            } catch (DateTimeParseException e) {
                local.status(HttpStatus.BAD_REQUEST)
                        .json(Map.of(
                                "error",
                                "'" + e.getParsedString() + "' is no instant; expected one like 2026-01-31T20:15:00Z"));
            }
        });
    }

    private MatchReader reader() {
        ReadOnlyKeyValueStore<Bytes, byte[]> store =
                queries.store(FollowMatch.STORE, QueryableStoreTypes.keyValueStore());
        return new MatchReader(store);
    }

    /** Matches that are on; with {@code all=true} every one that is kept. */
    private List<JsonNode> matches(Context request) throws IOException {
        boolean all = "true".equals(request.queryParam("all"));
        List<Score> scores = new ArrayList<>(reader().scores());
        scores.removeIf(score -> !all && !isOn(score.getState()));
        scores.sort(Comparator.comparing(Score::getMatchId));
        List<JsonNode> rows = new ArrayList<>();
        for (Score score : scores) {
            rows.add(json(SportsTopics.SCORES.values(), score));
        }
        return rows;
    }

    private static boolean isOn(MatchState state) {
        return switch (state) {
            case NOT_STARTED, FULL_TIME, AFTER_EXTRA_TIME, AFTER_SHOOT_OUT, POSTPONED, ABANDONED, CANCELLED -> false;
            default -> true;
        };
    }

    private static Optional<?> match(MatchReader reader, String match) throws IOException {
        Optional<Score> score = reader.score(match);
        if (score.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("score", json(SportsTopics.SCORES.values(), score.get()));
        answer.put("teams", all(SportsTopics.TEAM_STATS.values(), reader.teams(match)));
        answer.put("players", all(SportsTopics.PLAYER_STATS.values(), reader.players(match)));
        return Optional.of(answer);
    }

    private static Optional<?> timeline(MatchReader reader, String match) {
        return reader.match(match).map(known -> Timeline.of(known, reader.commentary(match)));
    }

    /** Now; by what is known now of then ({@code asOf}); or what was on show then ({@code shownAt}). */
    private static Optional<?> score(Context request, MatchReader reader, String match) throws IOException {
        String asOf = request.queryParam("asOf");
        String shownAt = request.queryParam("shownAt");
        if (asOf != null) {
            return row(reader.scoreAsOf(match, Instant.parse(asOf)));
        }
        return row(
                shownAt != null
                        ? reader.shownAt(match, Instant.parse(shownAt)).map(Shown::score)
                        : reader.score(match));
    }

    private static Optional<JsonNode> row(Optional<Score> score) throws IOException {
        return score.isEmpty() ? Optional.empty() : Optional.of(json(SportsTopics.SCORES.values(), score.get()));
    }

    private static <V> List<JsonNode> all(ValueFormat<V> format, List<V> rows) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        for (V row : rows) {
            nodes.add(json(format, row));
        }
        return nodes;
    }

    private static <V> JsonNode json(ValueFormat<V> format, V row) throws IOException {
        return JSON.readTree(format.toJson(row));
    }
}
