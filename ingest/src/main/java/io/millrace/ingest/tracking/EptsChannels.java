package io.millrace.ingest.tracking;

import io.millrace.ingest.FeedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * The declared channels: which numbers of a line are positions, whose, and in what unit. The others (speed, heart rate, ...) have
 * no place. Positions are from the centre spot, but {@code normalized} ones from 0,0 in the upper left corner of the pitch to 1,1
 * (Metrica's convention), whose size in metres must then be declared.
 */
final class EptsChannels {

    private static final int BALL = 0;
    private static final String EXPECTED = "EPTS metadata";

    /** A player, in the order of the metadata. */
    record Player(String id, boolean home) {}

    private final XmlFile xml;
    private final List<Player> players = new ArrayList<>();
    private final Map<String, EptsPlace> ofTheBall = new HashMap<>();
    private final Map<String, EptsPlace> ofPlayers = new HashMap<>();

    private EptsChannels(XmlFile xml) {
        this.xml = xml;
    }

    static EptsChannels read(XmlFile xml, String homeTeam) {
        EptsChannels channels = new EptsChannels(xml);
        Map<String, Integer> objects = new HashMap<>();
        for (Element player : XmlFile.children(xml.needed("Players", EXPECTED))) {
            String id = XmlFile.needed(xml.file(), player, "id");
            channels.players.add(new Player(id, homeTeam.equals(XmlFile.needed(xml.file(), player, "teamId"))));
            objects.put(id, channels.players.size());
        }
        for (Element sensor : XmlFile.children(xml.needed("Sensors", EXPECTED))) {
            XmlFile.child(sensor, "Channels")
                    .map(XmlFile::children)
                    .orElse(List.of())
                    .forEach(channels::declare);
        }
        for (Element channel : XmlFile.children(xml.needed("PlayerChannels", EXPECTED))) {
            channels.declareOfPlayer(channel, objects);
        }
        return channels;
    }

    List<Player> players() {
        return players;
    }

    /** Where a number of the player's channel belongs; empty where it is no position. */
    Optional<EptsPlace> ofPlayer(String playerChannel) {
        return Optional.ofNullable(ofPlayers.get(playerChannel));
    }

    Optional<EptsPlace> ofTheBall(String channel) {
        return Optional.ofNullable(ofTheBall.get(channel));
    }

    private void declare(Element channel) {
        String id = XmlFile.needed(xml.file(), channel, "id");
        int axis = List.of("x", "y", "z").indexOf(id.toLowerCase(Locale.ROOT));
        if (axis >= 0) {
            String unit = XmlFile.child(channel, "Unit").map(XmlFile::text).orElse("");
            ofTheBall.put(id, place(axis, unit));
        }
    }

    private EptsPlace place(int axis, String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "m" -> new EptsPlace(BALL, axis, 0, 1);
            case "cm" -> new EptsPlace(BALL, axis, 0, 0.01);
            case "mm" -> new EptsPlace(BALL, axis, 0, 0.001);
            case "normalized" ->
                switch (axis) {
                    case 0 -> new EptsPlace(BALL, axis, 0.5, fieldSize("Width"));
                    case 1 -> new EptsPlace(BALL, axis, 0.5, -fieldSize("Height"));
                    default -> new EptsPlace(BALL, axis, 0, 1);
                };
            default ->
                throw new FeedException(
                        xml.file() + ": positions are in '" + unit + "', expected m, cm, mm or normalized");
        };
    }

    private double fieldSize(String side) {
        String text = xml.first("FieldSize")
                .flatMap(size -> XmlFile.child(size, side))
                .map(XmlFile::text)
                .orElseThrow(() -> new FeedException(xml.file()
                        + ": positions are parts of a pitch whose size is not declared; expected <FieldSize> with <"
                        + side
                        + ">"));
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            throw new FeedException(xml.file() + ": <" + side + "> of the field is '" + text + "', expected metres");
        }
    }

    private void declareOfPlayer(Element channel, Map<String, Integer> objects) {
        String player = XmlFile.needed(xml.file(), channel, "playerId");
        Integer object = objects.get(player);
        if (object == null) {
            throw new FeedException(
                    xml.file() + ": a <PlayerChannel> is of player '" + player + "', expected one of <Players>");
        }
        EptsPlace place = ofTheBall.get(XmlFile.needed(xml.file(), channel, "channelId"));
        if (place != null) {
            ofPlayers.put(XmlFile.needed(xml.file(), channel, "id"), place.of(object));
        }
    }
}
