package io.millrace.ingest.football;

import com.fasterxml.jackson.databind.JsonNode;

/** What an event of a vendor's JSON must have to be one, taken out of it by its path, like {@code type.id}. */
public record Piece(JsonNode node) {

    /** @throws Unfit when there is no text or number there */
    public String text(String path) throws Unfit {
        JsonNode found = at(path);
        if (!found.isValueNode() || found.isNull() || found.asText().isEmpty()) {
            throw unfit(path, found, "a text or a number");
        }
        return found.asText();
    }

    /** @throws Unfit when there is no whole number there */
    public int whole(String path) throws Unfit {
        JsonNode found = at(path);
        if (!found.canConvertToInt() || !found.isIntegralNumber()) {
            throw unfit(path, found, "a whole number");
        }
        return found.intValue();
    }

    /** @throws Unfit when there is no number there */
    public double number(String path) throws Unfit {
        JsonNode found = at(path);
        if (!found.isNumber() || !Double.isFinite(found.doubleValue())) {
            throw unfit(path, found, "a number");
        }
        return found.doubleValue();
    }

    /** The text or number there, or null. */
    public String textOrNull(String path) {
        JsonNode found = at(path);
        return found.isValueNode() && !found.isNull() && !found.asText().isEmpty() ? found.asText() : null;
    }

    /** What is there; a missing node when nothing is. */
    public JsonNode at(String path) {
        JsonNode found = node;
        for (String part : path.split("\\.", 0)) {
            found = found.path(part);
        }
        return found;
    }

    private static Unfit unfit(String path, JsonNode found, String expected) {
        return new Unfit(path + (found.isMissingNode() ? " is missing" : " is " + found) + ", expected " + expected);
    }
}
