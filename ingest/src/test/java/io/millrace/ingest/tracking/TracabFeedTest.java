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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracabFeedTest {

    private static final String NESTED =
            """
            <TracabMetaData sVersion="1.0">
              <match iId="77" dtDate="2026-03-01 15:00:00" iFrameRateFps="25" fPitchXSizeMeters="105,00" fPitchYSizeMeters="68,00">
                <period iId="1" iStartFrame="100" iEndFrame="199"/>
                <period iId="2" iStartFrame="600" iEndFrame="699"/>
                <period iId="3" iStartFrame="0" iEndFrame="0"/>
              </match>
            </TracabMetaData>
            """;

    private static final String FLAT =
            """
            <root>
              <GameID>88</GameID>
              <Kickoff>2026-03-01 15:00:00</Kickoff>
              <FrameRate>10</FrameRate>
              <Phase1StartFrame>100</Phase1StartFrame><Phase1EndFrame>199</Phase1EndFrame>
              <Phase2StartFrame>0</Phase2StartFrame><Phase2EndFrame>0</Phase2EndFrame>
              <HomeTeam><TeamID>h</TeamID><Players><item><PlayerID>p-9</PlayerID><JerseyNo>9</JerseyNo></item></Players></HomeTeam>
              <AwayTeam><TeamID>a</TeamID><Players/></AwayTeam>
            </root>
            """;

    private static final String LINE =
            "102:1,4,9,-5250,3400,1.20;0,7,23,12,-7,0.00;3,1,0,5,5,0.00;-1,2,-1,1,1,0.00;4,3,-1,0,0,0;:150,-20,33,4.5,A,Alive;:";

    @TempDir
    private Path folder;

    @Test
    void a_line_is_a_frame_in_metres_with_players_by_shirt_and_without_officials() throws IOException {
        TrackingFrame frame = only("tracab:" + file("m.dat", LINE) + ",metadata=" + file("m.xml", NESTED));

        assertThat(frame.getMatchId()).isEqualTo("77");
        assertThat(frame.getFrame()).isEqualTo(102);
        assertThat(frame.getRate()).isEqualTo(25);
        assertThat(frame.getPeriod()).isEqualTo(Period.FIRST_HALF);
        assertThat(frame.getClock()).isEqualTo(80);
        assertThat(frame.getEventTime()).isEqualTo(Instant.parse("2026-03-01T15:00:00.080Z"));
        assertThat(frame.getHome()).containsExactly(new PlayerPosition("home_9", -52.5f, 34f));
        assertThat(frame.getAway()).containsExactly(new PlayerPosition("away_23", 0.12f, -0.07f));
        assertThat(frame.getBallX()).isEqualTo(1.5f);
        assertThat(frame.getBallY()).isEqualTo(-0.2f);
        assertThat(frame.getBallZ()).isEqualTo(0.33f);
        assertThat(frame.getBallAlive()).isTrue();
        assertThat(frame.getPossessionTeam()).isEqualTo("away");
    }

    @Test
    void the_other_form_of_metadata_names_teams_and_players() throws IOException {
        TrackingFrame frame = only("tracab:" + file("m.dat", LINE) + ",metadata=" + file("m.xml", FLAT));

        assertThat(frame.getMatchId()).isEqualTo("88");
        assertThat(frame.getRate()).isEqualTo(10);
        assertThat(frame.getClock()).isEqualTo(200);
        assertThat(frame.getPossessionTeam()).isEqualTo("a");
        assertThat(frame.getHome()).extracting(PlayerPosition::getPlayer).containsExactly("p-9");
        assertThat(frame.getAway()).extracting(PlayerPosition::getPlayer).containsExactly("away_23");
    }

    @Test
    void the_second_half_has_its_own_clock_and_frames_outside_the_periods_are_not_told() throws IOException {
        String lines = "99:::\n" + LINE + "\n400:::\n650:::\n700:::\n";

        List<TrackingFrame> frames =
                Read.frames("tracab:" + file("m.dat", lines) + ",metadata=" + file("m.xml", NESTED));

        assertThat(frames).extracting(TrackingFrame::getFrame).containsExactly(102L, 650L);
        assertThat(frames.get(1).getPeriod()).isEqualTo(Period.SECOND_HALF);
        assertThat(frames.get(1).getClock()).isEqualTo(2000);
        assertThat(frames.get(1).getEventTime()).isEqualTo(Instant.parse("2026-03-01T15:00:22Z"));
        assertThat(frames.get(1).getBallAlive()).isNull();
    }

    @Test
    void without_metadata_options_say_what_the_file_does_not() throws IOException {
        TrackingFrame frame = only(
                "tracab:" + file("derby.dat", LINE) + ",rate=50,start=2026-05-01T18:00:00Z,home-team=x,away-team=y");

        assertThat(frame.getMatchId()).isEqualTo("derby");
        assertThat(frame.getPeriod()).isEqualTo(Period.FIRST_HALF);
        assertThat(frame.getEventTime()).isEqualTo(Instant.parse("2026-05-01T18:00:02.040Z"));
        assertThat(frame.getPossessionTeam()).isEqualTo("y");
    }

    @Test
    void a_ball_that_was_not_seen_has_no_position() throws IOException {
        String lines = "1::0,0,-10,0.00,H,Dead;:\n2::NaN,NaN,0,0.00,H,Alive;:\n3::0,0,0,0.00,X,Alive;:\n";

        List<TrackingFrame> frames = Read.frames("tracab:" + file("m.dat", lines));

        assertThat(frames).extracting(TrackingFrame::getBallX).containsExactly(null, null, 0f);
        assertThat(frames).extracting(TrackingFrame::getBallZ).containsExactly(null, null, 0f);
        assertThat(frames).extracting(TrackingFrame::getBallAlive).containsExactly(false, true, true);
        assertThat(frames).extracting(TrackingFrame::getPossessionTeam).containsExactly("home", "home", null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        7                     | 1 parts between colons, expected frame:team,object,shirt,x,y,speed;...:x,y,z,speed,owner,status;:
        x::                   | the frame is 'x', expected a whole number
        7:9,1,1,0,0,0;:       | team '9', expected 1 (home), 0 (away), -1, 2, 3 or 4
        7:1,1,1;:             | an object '1,1,1' of 3 cells, expected frame:team,object,shirt,x,y,speed;...:x,y,z,speed,owner,status;:
        7:1,1,1,a,0,0;:       | x of a player is 'a', expected a number
        7::1,2,3;:            | a ball '1,2,3' of 3 cells, expected frame:team,object,shirt,x,y,speed;...:x,y,z,speed,owner,status;:
        """)
    void a_line_that_is_none_is_refused_with_its_place_and_the_next_one_is_read(String line, String reason)
            throws IOException {
        Path data = file("m.dat", LINE + "\n" + line + "\n" + LINE + "\n");

        assertThat(Read.items("tracab:" + data)).hasSize(3);
        assertThat(Read.refusals("tracab:" + data)).singleElement().satisfies(refusal -> {
            assertThat(refusal.source()).isEqualTo(data + ":2");
            assertThat(refusal.reason()).isEqualTo(reason);
            assertThat(refusal.text()).isEqualTo(line);
        });
    }

    @Test
    void metadata_that_would_fetch_other_files_is_refused() throws IOException {
        Path secret = file("secret.txt", "1");
        Path metadata = file(
                "m.xml",
                "<!DOCTYPE root [<!ENTITY x SYSTEM \"" + secret.toUri()
                        + "\">]><root><FrameRate>&x;</FrameRate></root>");

        assertThatThrownBy(() -> Feeds.prepare("tracab:" + file("m.dat", LINE) + ",metadata=" + metadata))
                .isInstanceOf(FeedException.class)
                .hasMessageStartingWith(metadata + ":1 cannot be read as XML: DOCTYPE is disallowed");
    }

    @Test
    void metadata_of_something_else_is_refused_with_what_was_expected() throws IOException {
        Path metadata = file("m.xml", "<html/>");

        assertThatThrownBy(() -> Feeds.prepare("tracab:" + file("m.dat", LINE) + ",metadata=" + metadata))
                .hasMessage(metadata + " has no <FrameRate>; expected TRACAB's metadata");
    }

    private TrackingFrame only(String spec) {
        List<TrackingFrame> frames = Read.frames(spec);
        assertThat(frames).hasSize(1);
        return frames.get(0);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
