package io.millrace.ingest.files;

import io.millrace.ingest.FeedException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Elements of an XML file, one at a time. A document type is refused: it could make the reader fetch other files, or
 * unfold a few bytes into gigabytes, and no format of a feed needs one.
 */
public final class Xml implements Closeable {

    /** Deeper than any element of the formats that are read; a document made to exhaust the stack is deeper. */
    private static final int MAX_DEPTH = 64;

    private final Path file;
    private final InputStream bytes;
    private final XMLStreamReader reader;

    private Xml(Path file, InputStream bytes, XMLStreamReader reader) {
        this.file = file;
        this.bytes = bytes;
        this.reader = reader;
    }

    /** @throws FeedException when the file cannot be read */
    public static Xml open(Path file) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            InputStream bytes = InputFiles.bytes(file);
            try {
                return new Xml(file, bytes, factory.createXMLStreamReader(bytes));
            } catch (XMLStreamException broken) {
                bytes.close();
                throw notXml(file, broken);
            }
        } catch (IOException failure) {
            throw InputFiles.unreadable(file, 1, failure);
        }
    }

    /**
     * The next element of this name with all that is in it, or null at the end of the file. What stands between is passed
     * over.
     *
     * @throws FeedException when the file is no XML, is cut short or has a document type
     */
    public Element next(String name) {
        try {
            while (reader.hasNext()) {
                int what = reader.next();
                if (what == XMLStreamConstants.DTD) {
                    throw new FeedException(file + ":" + reader.getLocation().getLineNumber()
                            + " has a document type (DOCTYPE), which is not read; remove it");
                }
                if (what == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals(name)) {
                    return element(1);
                }
            }
            return null;
        } catch (XMLStreamException broken) {
            throw notXml(file, broken);
        }
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException failure) {
            throw InputFiles.unreadable(file, reader.getLocation().getLineNumber(), failure);
        }
    }

    private Element element(int depth) throws XMLStreamException {
        if (depth > MAX_DEPTH) {
            throw new FeedException(file + ":" + reader.getLocation().getLineNumber() + " has elements in more than "
                    + MAX_DEPTH + " others; that is no file of a match");
        }
        String name = reader.getLocalName();
        long line = reader.getLocation().getLineNumber();
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        List<Element> children = new ArrayList<>();
        for (int what = reader.next(); what != XMLStreamConstants.END_ELEMENT; what = reader.next()) {
            if (what == XMLStreamConstants.START_ELEMENT) {
                children.add(element(depth + 1));
            }
        }
        return new Element(name, line, attributes, children);
    }

    private static FeedException notXml(Path file, XMLStreamException broken) {
        Throwable nested = broken.getNestedException();
        return new FeedException(
                file
                        + (broken.getLocation() == null
                                ? ""
                                : ":" + broken.getLocation().getLineNumber()) + " cannot be read as XML: "
                        + (nested == null ? broken.getMessage() : nested.toString()),
                broken);
    }

    /**
     * An element without its text, which the formats read here do not use.
     *
     * @param line where it begins, 1 for the first of the file
     */
    public record Element(String name, long line, Map<String, String> attributes, List<Element> children) {

        /** The attribute, or null. */
        public String get(String attribute) {
            return attributes.get(attribute);
        }

        /** The first child of that name. */
        public Optional<Element> child(String childName) {
            return children.stream()
                    .filter(child -> child.name().equals(childName))
                    .findFirst();
        }

        /** The first child of any name. */
        public Optional<Element> first() {
            return children.stream().findFirst();
        }
    }
}
