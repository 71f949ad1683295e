package io.millrace.ingest.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.PlayerPosition;
import io.millrace.contracts.sports.TrackingFrame;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.Feeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricaFeedTest {

    private static final String HOME =
            """
            ,,,Home,,Home,,,
            ,,,11,,1,,,
            Period,Frame,Time [s],Player11,,Player1,,Ball,
            """;
    private static final String AWAY =
            """
            ,,,Away,,,
            ,,,25,,,
            Period,Frame,Time [s],Player25,,Ball,
            """;

    @TempDir
    private Path folder;

    @Test
    void two_rows_are_a_frame_in_metres_from_the_centre_spot() throws IOException {
        List<TrackingFrame> frames = Read.frames(spec(
                HOME + "1,1,0.04,0,0,0.5,0.5,0.6,0.25\n1,2,0.08,1,1,NaN,NaN,NaN,NaN\n2,3,0.12,1,1,NaN,NaN,NaN,NaN\n",
                AWAY + "1,1,0.04,0.75,0.5,0.6,0.25\n1,2,0.08,NaN,NaN,NaN,NaN\n2,3,0.12,NaN,NaN,NaN,NaN\n"));

        assertThat(frames).extracting(TrackingFrame::getFrame).containsExactly(1L, 2L, 3L);
        assertThat(frames)
                .extracting(TrackingFrame::getPeriod)
                .containsExactly(Period.FIRST_HALF, Period.FIRST_HALF, Period.SECOND_HALF);
        assertThat(frames).extracting(TrackingFrame::getClock).containsExactly(0, 40, 0);
        assertThat(frames.get(2).getEventTime()).isEqualTo(Instant.parse("2026-01-01T00:00:00.080Z"));
        assertThat(frames.get(0).getMatchId()).isEqualTo("home");
        assertThat(frames.get(0).getHome())
                .containsExactly(new PlayerPosition("home_11", -52.5f, 34f), new PlayerPosition("home_1", 0f, 0f));
        assertThat(frames.get(0).getAway()).containsExactly(new PlayerPosition("away_25", 26.25f, 0f));
        assertThat(frames.get(0).getBallX()).isEqualTo(10.5f);
        assertThat(frames.get(0).getBallY()).isEqualTo(17f);
        assertThat(frames.get(1).getHome()).containsExactly(new PlayerPosition("home_11", 52.5f, -34f));
        assertThat(frames.get(1).getAway()).isEmpty();
        assertThat(frames.get(1).getBallX()).isNull();
    }

    @Test
    void a_frame_that_one_file_lacks_has_the_other_team() throws IOException {
        List<TrackingFrame> frames = Read.frames(
                spec(HOME + "1,1,0,0,0,0,0,0,0\n1,3,0,0,0,0,0,0,0\n", AWAY + "1,1,0,0,0,0,0\n1,2,0,0,0,0,0\n"));

        assertThat(frames).extracting(TrackingFrame::getFrame).containsExactly(1L, 2L, 3L);
        assertThat(frames).extracting(frame -> frame.getHome().size()).containsExactly(2, 0, 2);
        assertThat(frames).extracting(frame -> frame.getAway().size()).containsExactly(1, 1, 0);
    }

    @Test
    void a_row_that_is_none_is_refused_with_its_place() throws IOException {
        String spec = spec(HOME + "1,1,0,0,0\n7,2,0,0,0,0,0,0,0\n1,3,0,x,0,0,0,0,0\n", AWAY + "1,1,0,0,0,0,0\n");

        assertThat(Read.refusals(spec))
                .extracting(refusal -> refusal.source().replaceAll(".*:", "") + " " + refusal.reason())
                .containsExactly(
                        "4 5 cells, but the header has 9",
                        "5 period 7, expected 1 to 5",
                        "6 x is 'x', expected a number");
        assertThat(Read.items(spec)).hasSize(4);
    }

    @Test
    void a_file_of_something_else_is_refused_at_once() {
        assertThatThrownBy(() -> Feeds.prepare(spec("a,b\n1,2\n3,4\n", AWAY)))
                .isInstanceOf(FeedException.class)
                .hasMessageEndingWith(
                        "home.csv:3: found '3,4', expected Metrica's header Period,Frame,Time [s],PlayerN,,...,Ball,");
    }

    private String spec(String home, String away) throws IOException {
        return "metrica:home=" + Files.writeString(folder.resolve("home.csv"), home) + ",away="
                + Files.writeString(folder.resolve("away.csv"), away);
    }
}
