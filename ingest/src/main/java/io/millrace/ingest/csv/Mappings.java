package io.millrace.ingest.csv;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.contracts.names.Nearest;
import io.millrace.ingest.FeedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The mappings that are shipped, and those in files. */
final class Mappings {

    private static final List<String> SHIPPED = List.of(
            "handbook",
            "tabformer",
            "fjelstul-goals",
            "fjelstul-bookings",
            "fjelstul-penalty-kicks",
            "international-goals");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.ALLOW_COMMENTS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Mappings() {}

    static List<String> shipped() {
        return SHIPPED;
    }

    /** @param name of a shipped mapping, or a file that ends in {@code .json} */
    static Mapping named(String name) {
        if (name.endsWith(".json")) {
            return read(Path.of(name));
        }
        if (!SHIPPED.contains(name)) {
            throw new FeedException("there is no mapping '" + name + "'; " + Nearest.hint(name, SHIPPED)
                    + "; a file with a mapping of your own ends in .json");
        }
        try (InputStream resource = Mappings.class.getResourceAsStream(name + ".json")) {
            return parse(name, resource.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Mapping parse(String name, byte[] json) {
        try {
            JsonNode root = JSON.readTree(json);
            return new MappingReader(name).mapping(root);
        } catch (JsonProcessingException wrong) {
            throw new FeedException(
                    "mapping " + name + ":" + wrong.getLocation().getLineNr() + " is not JSON: "
                            + wrong.getOriginalMessage(),
                    wrong);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Mapping read(Path file) {
        try {
            return parse(file.toString(), Files.readAllBytes(file));
        } catch (IOException failure) {
            throw new FeedException("mapping " + file.toAbsolutePath() + " cannot be read: " + failure, failure);
        }
    }
}
