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

class EptsFeedTest {

    /** Two players; the second one's channels are declared the other way round. */
    private static final String METADATA =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <tns:FIFADataTransferFormatEPTS xmlns:tns="FIFADataTransferFormatEPTSNamespace/FIFADataTransferFormatEPTS">
              <Metadata>
                <GlobalConfig>
                  <FrameRate>25.0</FrameRate>
                  <ProviderGlobalParameters>
                    <ProviderParameter><Name>first_half_start</Name><Value>1</Value></ProviderParameter>
                    <ProviderParameter><Name>first_half_end</Name><Value>10</Value></ProviderParameter>
                    <ProviderParameter><Name>second_half_start</Name><Value>11</Value></ProviderParameter>
                    <ProviderParameter><Name>second_half_end</Name><Value>20</Value></ProviderParameter>
                    <ProviderParameter><Name>first_extra_half_start</Name><Value/></ProviderParameter>
                  </ProviderGlobalParameters>
                </GlobalConfig>
                <Sessions><Session id="s1"><Start>2026-03-01T15:00:00</Start>
                  <MatchParameters><Score idLocalTeam="H" idVisitingTeam="A"/></MatchParameters>
                  <FieldSize><Width>100</Width><Height>60</Height></FieldSize>
                </Session></Sessions>
                <Teams><Team id="A"/><Team id="H"/></Teams>
                <Players><Player id="one" teamId="H"/><Player id="two" teamId="A"/></Players>
                <Devices><Device id="d"><Sensors>
                  <Sensor id="position"><Channels>
                    <Channel id="x"><Unit>UNIT</Unit></Channel>
                    <Channel id="y"><Unit>UNIT</Unit></Channel>
                    <Channel id="z"><Unit>UNIT</Unit></Channel>
                  </Channels></Sensor>
                  <Sensor id="heart"><Channels><Channel id="beat"><Unit>bpm</Unit></Channel></Channels></Sensor>
                </Sensors></Device></Devices>
                <PlayerChannels>
                  <PlayerChannel id="one-x" playerId="one" channelId="x"/>
                  <PlayerChannel id="one-y" playerId="one" channelId="y"/>
                  <PlayerChannel id="one-beat" playerId="one" channelId="beat"/>
                  <PlayerChannel id="two-y" playerId="two" channelId="y"/>
                  <PlayerChannel id="two-x" playerId="two" channelId="x"/>
                </PlayerChannels>
              </Metadata>
              <DataFormatSpecifications>
                <DataFormatSpecification separator=":" startFrame="1" endFrame="15">
                  <StringRegister name="frameCount"/>
                  <SplitRegister separator=";">
                    <SplitRegister separator=",">
                      <PlayerChannelRef playerChannelId="one-x"/>
                      <PlayerChannelRef playerChannelId="one-y"/>
                      <PlayerChannelRef playerChannelId="one-beat"/>
                    </SplitRegister>
                    <SplitRegister separator=",">
                      <PlayerChannelRef playerChannelId="two-y"/>
                      <PlayerChannelRef playerChannelId="two-x"/>
                    </SplitRegister>
                  </SplitRegister>
                  <SplitRegister separator=",">
                    <BallChannelRef channelId="x"/>
                    <BallChannelRef channelId="y"/>
                    <BallChannelRef channelId="z"/>
                  </SplitRegister>
                </DataFormatSpecification>
                <DataFormatSpecification separator=":" startFrame="16" endFrame="20">
                  <StringRegister name="frameCount"/>
                  <SplitRegister separator=";">
                    <SplitRegister separator=",">
                      <PlayerChannelRef playerChannelId="two-x"/>
                      <PlayerChannelRef playerChannelId="two-y"/>
                    </SplitRegister>
                  </SplitRegister>
                </DataFormatSpecification>
              </DataFormatSpecifications>
            </tns:FIFADataTransferFormatEPTS>
            """;

    @TempDir
    private Path folder;

    @Test
    void a_line_is_read_in_the_declared_order_and_unit() throws IOException {
        TrackingFrame frame =
                frames("cm", "3:-5000,120,188;-30,2500;:10,20,30:\n").get(0);

        assertThat(frame.getMatchId()).isEqualTo("data");
        assertThat(frame.getFrame()).isEqualTo(3);
        assertThat(frame.getRate()).isEqualTo(25);
        assertThat(frame.getPeriod()).isEqualTo(Period.FIRST_HALF);
        assertThat(frame.getClock()).isEqualTo(80);
        assertThat(frame.getEventTime()).isEqualTo(Instant.parse("2026-03-01T15:00:00.080Z"));
        assertThat(frame.getHome()).containsExactly(new PlayerPosition("one", -50f, 1.2f));
        assertThat(frame.getAway()).containsExactly(new PlayerPosition("two", 25f, -0.3f));
        assertThat(frame.getBallX()).isEqualTo(0.1f);
        assertThat(frame.getBallY()).isEqualTo(0.2f);
        assertThat(frame.getBallZ()).isEqualTo(0.3f);
        assertThat(frame.getBallAlive()).isNull();
        assertThat(frame.getPossessionTeam()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"m, 12.5, -3", "mm, 0.0125, -0.003", "cm, 0.125, -0.03"})
    void units_become_metres(String unit, float x, float y) throws IOException {
        assertThat(frames(unit, "3:12.5,-3,0;0,0:,,").get(0).getHome())
                .containsExactly(new PlayerPosition("one", x, y));
    }

    @Test
    void normalized_positions_begin_in_the_upper_left_corner_of_the_declared_field() throws IOException {
        TrackingFrame frame = frames("normalized", "3:0,0,0;0.5,1:0.5,0.5,").get(0);

        assertThat(frame.getHome()).containsExactly(new PlayerPosition("one", -50f, 30f));
        assertThat(frame.getAway()).containsExactly(new PlayerPosition("two", 50f, 0f));
        assertThat(frame.getBallX()).isZero();
        assertThat(frame.getBallZ()).isNull();
    }

    @Test
    void what_is_empty_or_no_number_was_not_seen() throws IOException {
        TrackingFrame frame = frames("m", "3:NaN,NaN,;1,2:,,").get(0);

        assertThat(frame.getHome()).isEmpty();
        assertThat(frame.getAway()).hasSize(1);
        assertThat(frame.getBallX()).isNull();
    }

    @Test
    void a_frame_is_read_by_the_layout_that_is_declared_for_it() throws IOException {
        List<TrackingFrame> frames = frames("m", "11:1,2,3;4,5:0,0,0\n16:5,4\n");

        assertThat(frames).extracting(TrackingFrame::getPeriod).containsOnly(Period.SECOND_HALF);
        assertThat(frames).extracting(TrackingFrame::getClock).containsExactly(0, 200);
        assertThat(frames).extracting(TrackingFrame::getAway).containsOnly(List.of(new PlayerPosition("two", 5f, 4f)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        3:1,2,3;4,5        | 2 parts between ':' in '3:1,2,3;4,5', expected 3
        3:1,2,3:0,0,0      | 1 parts between ';' in '1,2,3', expected 2
        3:1,2;4,5:0,0,0    | 2 parts between ',' in '1,2', expected 3
        3:1,2,3;4,5,6:0,0,0 | more than 2 parts between ',' in '4,5,6', expected no more
        3:a,2,3;4,5:0,0,0  | a position is 'a', expected a number
        x:1,2,3;4,5:0,0,0  | the frame is 'x', expected a whole number
        """)
    void a_line_that_does_not_fit_is_refused(String line, String reason) throws IOException {
        assertThat(Read.refusals(spec(METADATA.replace("UNIT", "m"), line)))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    @Test
    void an_unknown_unit_is_refused_and_not_guessed() {
        assertThatThrownBy(() -> frames("yd", "3:::"))
                .isInstanceOf(FeedException.class)
                .hasMessageEndingWith("positions are in 'yd', expected m, cm, mm or normalized");
    }

    @Test
    void parts_of_a_field_without_a_size_are_refused() {
        String without = METADATA.replaceAll("<FieldSize>.*</FieldSize>", "").replace("UNIT", "normalized");

        assertThatThrownBy(() -> Feeds.prepare(spec(without, "3:::")))
                .hasMessageContaining("whose size is not declared; expected <FieldSize> with <Width>");
    }

    private List<TrackingFrame> frames(String unit, String lines) throws IOException {
        return Read.frames(spec(METADATA.replace("UNIT", unit), lines));
    }

    private String spec(String metadata, String lines) throws IOException {
        return "epts:metadata=" + Files.writeString(folder.resolve("meta.xml"), metadata) + ",data="
                + Files.writeString(folder.resolve("data.txt"), lines);
    }
}
