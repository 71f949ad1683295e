package io.millrace.ingest.wyscout;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.files.JsonObjects;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Names of teams: Wyscout's list of them, or an object of names by id. */
final class TeamFile {

    private TeamFile() {}

    static Map<String, String> read(Path file) {
        JsonNode root = JsonObjects.whole(file);
        Map<String, String> names = new HashMap<>();
        if (root.isArray()) {
            root.forEach(team ->
                    names.put(team.path("wyId").asText(), team.path("name").asText()));
        } else {
            root.properties()
                    .forEach(team -> names.put(team.getKey(), team.getValue().asText()));
        }
        names.remove("");
        if (names.isEmpty()) {
            throw new FeedException(
                    file + " names no team; expected [{\"wyId\": 4687, \"name\": \"…\"}] or {\"4687\":" + " \"…\"}");
        }
        return names;
    }
}
