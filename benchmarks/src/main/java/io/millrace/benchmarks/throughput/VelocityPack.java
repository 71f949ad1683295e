package io.millrace.benchmarks.throughput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.millrace.benchmarks.BenchException;
import io.millrace.fraud.FraudDetection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The shipped pack of rules with all but one left out. */
public final class VelocityPack {

    private static final String SHIPPED = "/rules/pack.yaml";

    private VelocityPack() {}

    /** Writes the file, and returns it. */
    public static Path write(Path file) {
        YAMLMapper yaml = new YAMLMapper();
        try (InputStream shipped = FraudDetection.class.getResourceAsStream(SHIPPED)) {
            ObjectNode pack = (ObjectNode) yaml.readTree(shipped);
            ArrayNode kept = yaml.createArrayNode();
            for (JsonNode rule : pack.get("rules")) {
                if (rule.get("id").asText().equals(Verification.RULE)) {
                    kept.add(rule);
                }
            }
            if (kept.size() != 1) {
                throw new BenchException(
                        "the shipped pack has " + kept.size() + " rules named " + Verification.RULE + "; expected one");
            }
            pack.set("rules", kept);
            Files.createDirectories(file.getParent());
            yaml.writeValue(file.toFile(), pack);
            return file;
        } catch (IOException e) {
            throw new BenchException("the rule's file cannot be made: " + e, e);
        }
    }
}
