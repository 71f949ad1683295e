package io.millrace.ingest.tracking;

import io.millrace.ingest.FeedException;
import io.millrace.ingest.files.InputFiles;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A pass over a file of positions: {@code <FrameSet GameSection= MatchId= TeamId= PersonId=>} with a {@code <Frame N= T= X= Y=>} for
 * each instant, metres from the centre spot. Of the ball (team BALL) a frame has {@code Z}, {@code BallPossession} (1 home, 2 away) and
 * {@code BallStatus} (1 in play) too. A document type is refused.
 */
final class DflFrameSets implements Closeable {

    private static final String BALL = "BALL";

    private final Path file;
    private final DflMatch match;
    private final InputStream bytes;
    private final XMLStreamReader reader;
    private final List<String> sections = new ArrayList<>();

    DflFrameSets(Path file, DflMatch match) {
        this.file = file;
        this.match = match;
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            bytes = InputFiles.bytes(file);
            reader = factory.createXMLStreamReader(bytes);
        } catch (IOException failure) {
            throw InputFiles.unreadable(file, 1, failure);
        } catch (XMLStreamException broken) {
            throw notXml(broken);
        }
    }

    /** The sections that the pass has met. */
    List<String> sections() {
        return List.copyOf(sections);
    }

    /** Reads the section of that name to the end of the file. */
    void read(String wanted, DflSection section) {
        try {
            boolean reading = false;
            while (reader.hasNext()) {
                int what = reader.next();
                if (what == XMLStreamConstants.DTD) {
                    throw new FeedException(at() + " has a document type (DOCTYPE), which is not read; remove it");
                }
                if (what == XMLStreamConstants.START_ELEMENT) {
                    if (reader.getLocalName().equals("FrameSet")) {
                        reading = begin(wanted, section);
                    } else if (reading && reader.getLocalName().equals("Frame")) {
                        frame(section);
                    }
                }
            }
        } catch (XMLStreamException broken) {
            throw notXml(broken);
        } catch (BadFrame bad) {
            throw new FeedException(at() + ": " + bad.getMessage());
        }
        if (sections.isEmpty()) {
            throw new FeedException(file + " has no <FrameSet>; expected positions of DFL");
        }
    }

    /** Whether the frames that follow are wanted: those of officials are not. */
    private boolean begin(String wanted, DflSection section) throws BadFrame {
        String name = needed("GameSection");
        if (!sections.contains(name)) {
            sections.add(name);
        }
        String matchId = needed("MatchId");
        if (!matchId.equals(match.matchId())) {
            throw new BadFrame(
                    "MatchId is " + matchId + ", expected " + match.matchId() + " as in the match information");
        }
        if (!name.equals(wanted)) {
            return false;
        }
        String team = needed("TeamId");
        if (team.equals(BALL)) {
            section.ball();
        } else if (team.equals(match.homeTeam()) || team.equals(match.awayTeam())) {
            section.player(needed("PersonId"), team.equals(match.homeTeam()));
        } else {
            return false;
        }
        return true;
    }

    private void frame(DflSection section) throws BadFrame {
        long number = Numbers.whole(needed("N"), "N");
        section.position(
                number,
                (float) Numbers.orNaN(needed("X"), "X"),
                (float) Numbers.orNaN(needed("Y"), "Y"),
                reader.getAttributeValue(null, "T"));
        if (reader.getAttributeValue(null, "BallStatus") != null) {
            String height = reader.getAttributeValue(null, "Z");
            section.ballState(
                    number,
                    height == null ? Float.NaN : (float) Numbers.orNaN(height, "Z"),
                    reader.getAttributeValue(null, "BallStatus").equals("1"),
                    reader.getAttributeValue(null, "BallPossession"));
        }
    }

    private String needed(String attribute) throws BadFrame {
        String value = reader.getAttributeValue(null, attribute);
        if (value == null) {
            throw new BadFrame("<" + reader.getLocalName() + "> has no attribute " + attribute);
        }
        return value;
    }

    private String at() {
        return file + ":" + reader.getLocation().getLineNumber();
    }

    private FeedException notXml(XMLStreamException broken) {
        Throwable nested = broken.getNestedException();
        return new FeedException(
                file + " cannot be read as XML: " + (nested == null ? broken.getMessage() : nested.toString()), broken);
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException failure) {
            throw InputFiles.unreadable(file, reader.getLocation().getLineNumber(), failure);
        }
    }
}
