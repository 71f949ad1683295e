package io.millrace.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.ingest.FeedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XmlTest {

    @TempDir
    private Path folder;

    @Test
    void elementsComeWithWhatIsInThem() throws IOException {
        try (Xml xml = Xml.open(file("<all>\n<e id='1'><a x='2'><b/></a></e>\n<!-- no --><e id='3'/></all>"))) {
            Xml.Element first = xml.next("e");
            assertThat(first.get("id")).isEqualTo("1");
            assertThat(first.line()).isEqualTo(2);
            assertThat(first.child("a").orElseThrow().get("x")).isEqualTo("2");
            assertThat(first.child("b")).isEmpty();
            assertThat(xml.next("e").get("id")).isEqualTo("3");
            assertThat(xml.next("e")).isNull();
        }
    }

    @Test
    void aDocumentTypeIsRefusedBeforeItsEntitiesAreRead() throws IOException {
        Path secret = file("secret");
        Path outside = file("<!DOCTYPE e [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>\n<e id='1'>&x;</e>");
        Path laughs = file("<!DOCTYPE e [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><e id='&b;'/>");

        assertThatThrownBy(() -> first(outside))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("has a document type (DOCTYPE), which is not read")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> first(laughs))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("has a document type (DOCTYPE)");
    }

    @Test
    void aFileCutShortAndAFileOfAnotherKindAreErrors() throws IOException {
        Path cut = file("<all>\n<e id='1'><a>");
        Path json = file("{\"a\": 1}");

        assertThatThrownBy(() -> first(cut))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining(cut + ":2 cannot be read as XML: ");
        assertThatThrownBy(() -> first(json))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining(json + ":1 cannot be read as XML: ");
    }

    @Test
    void elementsWithoutEndAreAnErrorBeforeTheStackEnds() throws IOException {
        Path deep = file("<e>".repeat(100_000));

        assertThatThrownBy(() -> first(deep))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("has elements in more than 64 others");
    }

    private static Xml.Element first(Path file) {
        try (Xml xml = Xml.open(file)) {
            return xml.next("e");
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "xml", ".xml"), text);
    }
}
