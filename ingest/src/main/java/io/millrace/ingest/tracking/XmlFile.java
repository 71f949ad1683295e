package io.millrace.ingest.tracking;

import io.millrace.ingest.FeedException;
import io.millrace.ingest.files.InputFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * A small XML file that describes a match, read as a whole. A document type is refused: it could make the reader fetch other
 * files, or unfold a few bytes into gigabytes.
 */
final class XmlFile {

    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private final Path file;
    private final Element root;

    private XmlFile(Path file, Element root) {
        this.file = file;
        this.root = root;
    }

    static XmlFile read(Path file) {
        try (InputStream bytes = InputFiles.bytes(file)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCTYPE, true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(THROWING);
            return new XmlFile(file, builder.parse(bytes).getDocumentElement());
        } catch (SAXParseException broken) {
            throw new FeedException(
                    file + ":" + broken.getLineNumber() + " cannot be read as XML: " + broken.getMessage(), broken);
        } catch (SAXException | ParserConfigurationException broken) {
            throw new FeedException(file + " cannot be read as XML: " + broken.getMessage(), broken);
        } catch (IOException failure) {
            throw InputFiles.unreadable(file, 1, failure);
        }
    }

    Path file() {
        return file;
    }

    Element root() {
        return root;
    }

    /** The first element of that name, wherever it is. */
    Optional<Element> first(String name) {
        return Optional.ofNullable((Element) root.getElementsByTagName(name).item(0));
    }

    /** The first element of that name, without which the file is not what it should be. */
    Element needed(String name, String expected) {
        return first(name).orElseThrow(() -> new FeedException(file + " has no <" + name + ">; expected " + expected));
    }

    /** The text of the first element of that name, if there is any. */
    Optional<String> text(String name) {
        return first(name).map(XmlFile::text).filter(text -> !text.isEmpty());
    }

    static String text(Element element) {
        return element.getTextContent().strip();
    }

    static Optional<Element> child(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> child.getTagName().equals(name))
                .findFirst();
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** The attribute, if it is there and not empty. */
    static Optional<String> attribute(Element element, String name) {
        return Optional.of(element.getAttribute(name)).filter(text -> !text.isBlank());
    }

    static String needed(Path file, Element element, String attribute) {
        return attribute(element, attribute)
                .orElseThrow(() ->
                        new FeedException(file + ": <" + element.getTagName() + "> has no attribute " + attribute));
    }

    static long whole(Path file, String what, String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException notANumber) {
            throw new FeedException(file + ": " + what + " is '" + text + "', expected a whole number");
        }
    }

    private static final ErrorHandler THROWING = new ErrorHandler() {
        @Override
        public void warning(SAXParseException warning) {
            // The parser goes on, and so does the reading.
        }

        @Override
        public void error(SAXParseException error) throws SAXParseException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXParseException {
            throw error;
        }
    };
}
