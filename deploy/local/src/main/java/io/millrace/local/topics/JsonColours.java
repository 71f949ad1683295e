package io.millrace.local.topics;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of JSON for a terminal: names stand back, what they name stands out. */
final class JsonColours {

    private static final Pattern NAME = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"(?<colon>:)?");
    private static final String FAINT = "\u001b[2m";
    private static final String GREEN = "\u001b[32m";
    private static final String PLAIN = "\u001b[0m";

    private JsonColours() {}

    static String paint(String json) {
        Matcher text = NAME.matcher(json);
        StringBuilder painted = new StringBuilder(json.length() + 256);
        int from = 0;
        while (text.find()) {
            painted.append(json, from, text.start());
            painted.append(text.group("colon") == null ? GREEN : FAINT)
                    .append(text.group())
                    .append(PLAIN);
            from = text.end();
        }
        return painted.append(json, from, json.length()).toString();
    }
}
