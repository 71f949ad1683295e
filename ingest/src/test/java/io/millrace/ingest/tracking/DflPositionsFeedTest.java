package io.millrace.ingest.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.PlayerPosition;
import io.millrace.contracts.sports.TrackingFrame;
import io.millrace.ingest.FeedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DflPositionsFeedTest {

    private static final String META =
            """
            <PutDataRequest><MatchInformation>
              <General MatchId="M1" HomeTeamId="C1" GuestTeamId="C2" KickoffTime="2026-03-01T15:30:00.000+01:00"/>
            </MatchInformation></PutDataRequest>
            """;

    private static final String POSITIONS =
            """
            <PutDataRequest><Positions MatchId="M1">
              <FrameSet GameSection="firstHalf" MatchId="M1" TeamId="C1" PersonId="P1">
                <Frame N="10000" T="2026-03-01T15:30:00.000+01:00" X="1.00" Y="-2.00" D="0" S="0" A="0" M="1"/>
                <Frame N="10001" T="2026-03-01T15:30:00.040+01:00" X="1.50" Y="-2.00" D="0" S="0" A="0" M="1"/>
                <Frame N="10003" T="2026-03-01T15:30:00.120+01:00" X="2.50" Y="-2.00" D="0" S="0" A="0" M="1"/>
              </FrameSet>
              <FrameSet GameSection="secondHalf" MatchId="M1" TeamId="C1" PersonId="P1">
                <Frame N="100000" T="2026-03-01T16:32:00.000+01:00" X="9.00" Y="9.00"/>
              </FrameSet>
              <FrameSet GameSection="firstHalf" MatchId="M1" TeamId="C2" PersonId="P2">
                <Frame N="10001" T="2026-03-01T15:30:00.040+01:00" X="-3.00" Y="4.00"/>
              </FrameSet>
              <FrameSet GameSection="firstHalf" MatchId="M1" TeamId="Referee" PersonId="R1">
                <Frame N="10000" T="2026-03-01T15:30:00.000+01:00" X="0.00" Y="0.00"/>
              </FrameSet>
              <FrameSet GameSection="firstHalf" MatchId="M1" TeamId="BALL" PersonId="B">
                <Frame N="10000" T="2026-03-01T15:30:00.000+01:00" X="0.10" Y="0.20" Z="0.30" S="1" BallPossession="2" BallStatus="1"/>
                <Frame N="10001" T="2026-03-01T15:30:00.040+01:00" X="0.20" Y="0.20" Z="0.00" S="1" BallPossession="1" BallStatus="0"/>
              </FrameSet>
            </Positions></PutDataRequest>
            """;

    @TempDir
    private Path folder;

    @Test
    void what_is_told_person_by_person_comes_out_frame_by_frame() throws IOException {
        List<TrackingFrame> frames = Read.frames(spec(POSITIONS));

        assertThat(frames).extracting(TrackingFrame::getFrame).containsExactly(10000L, 10001L, 10003L, 100000L);
        assertThat(frames)
                .extracting(TrackingFrame::getPeriod)
                .containsExactly(Period.FIRST_HALF, Period.FIRST_HALF, Period.FIRST_HALF, Period.SECOND_HALF);
        assertThat(frames).extracting(TrackingFrame::getClock).containsExactly(0, 40, 120, 0);
        assertThat(frames.get(3).getEventTime()).isEqualTo(Instant.parse("2026-03-01T15:32:00Z"));
        TrackingFrame second = frames.get(1);
        assertThat(second.getMatchId()).isEqualTo("M1");
        assertThat(second.getRate()).isEqualTo(25);
        assertThat(second.getEventTime()).isEqualTo(Instant.parse("2026-03-01T14:30:00.040Z"));
        assertThat(second.getHome()).containsExactly(new PlayerPosition("P1", 1.5f, -2f));
        assertThat(second.getAway()).containsExactly(new PlayerPosition("P2", -3f, 4f));
    }

    @Test
    void the_ball_has_its_state_where_it_is_told() throws IOException {
        List<TrackingFrame> frames = Read.frames(spec(POSITIONS));

        assertThat(frames).extracting(TrackingFrame::getBallX).containsExactly(0.1f, 0.2f, null, null);
        assertThat(frames).extracting(TrackingFrame::getBallZ).containsExactly(0.3f, 0f, null, null);
        assertThat(frames).extracting(TrackingFrame::getBallAlive).containsExactly(true, false, null, null);
        assertThat(frames).extracting(TrackingFrame::getPossessionTeam).containsExactly("C2", "C1", null, null);
    }

    @Test
    void a_long_half_is_held_and_told_in_order() throws IOException {
        StringBuilder xml = new StringBuilder("<Positions>");
        for (String person : List.of("P1", "P2")) {
            xml.append("<FrameSet GameSection=\"firstHalf\" MatchId=\"M1\" TeamId=\"C1\" PersonId=\"" + person + "\">");
            for (int n = 0; n < 10_000; n++) {
                xml.append("<Frame N=\"" + n + "\" T=\"2026-03-01T15:30:00Z\" X=\"" + n % 50 + "\" Y=\"1\"/>");
            }
            xml.append("</FrameSet>");
        }

        List<TrackingFrame> frames = Read.frames(spec(xml.append("</Positions>").toString()));

        assertThat(frames).hasSize(10_000);
        for (int n = 0; n < 10_000; n++) {
            assertThat(frames.get(n).getFrame()).isEqualTo(n);
            assertThat(frames.get(n).getHome())
                    .containsExactly(
                            new PlayerPosition("P1", (float) (n % 50), 1f),
                            new PlayerPosition("P2", (float) (n % 50), 1f));
        }
    }

    @Test
    void a_document_type_is_refused() {
        assertThatThrownBy(() -> Read.items(spec("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("has a document type (DOCTYPE), which is not read; remove it");
    }

    @Test
    void another_match_a_wrong_number_and_a_file_cut_short_are_named() {
        assertThatThrownBy(() -> Read.items(spec(POSITIONS.replace("MatchId=\"M1\" TeamId", "MatchId=\"M2\" TeamId"))))
                .hasMessageEndingWith(":2: MatchId is M2, expected M1 as in the match information");
        assertThatThrownBy(() -> Read.items(spec(POSITIONS.replace("N=\"10003\"", "N=\"999999999\""))))
                .hasMessageEndingWith("frame 999999999 of P1, whose first is 10000; expected rising numbers, at most"
                        + " 180000 of them");
        assertThatThrownBy(() -> Read.items(spec(POSITIONS.substring(0, 700))))
                .hasMessageContaining("cannot be read as XML");
        assertThatThrownBy(() -> Read.items(spec("<Events/>")))
                .hasMessageEndingWith("has no <FrameSet>; expected positions of DFL");
    }

    private String spec(String positions) throws IOException {
        return "dfl-positions:positions=" + Files.writeString(folder.resolve("positions.xml"), positions) + ",meta="
                + Files.writeString(folder.resolve("meta.xml"), META);
    }
}
