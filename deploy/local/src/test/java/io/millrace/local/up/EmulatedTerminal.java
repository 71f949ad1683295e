package io.millrace.local.up;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Enough of a terminal to see what a reader would: text, new lines, cursor up, erase below. Colours are left out. */
final class EmulatedTerminal {

    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[(\\d*(?:;\\d+)*)([A-Za-z])");

    private EmulatedTerminal() {}

    /** The lines that are to be seen after all of it was written; an unfinished last line only if it has text. */
    static List<String> screenOf(String written) {
        List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
        int row = 0;
        int at = 0;
        while (at < written.length()) {
            Matcher sequence = SEQUENCE.matcher(written).region(at, written.length());
            char next = written.charAt(at);
            if (sequence.lookingAt()) {
                if (sequence.group(2).equals("A")) {
                    row -= Integer.parseInt(sequence.group(1));
                } else if (sequence.group(2).equals("J")) {
                    rows = new ArrayList<>(rows.subList(0, row));
                    rows.add(new StringBuilder());
                }
                at = sequence.end();
                continue;
            }
            if (next == '\n') {
                row++;
                if (row == rows.size()) {
                    rows.add(new StringBuilder());
                }
            } else if (next != '\r') {
                rows.get(row).append(next);
            }
            at++;
        }
        if (rows.get(rows.size() - 1).isEmpty()) {
            rows.remove(rows.size() - 1);
        }
        return rows.stream().map(StringBuilder::toString).toList();
    }
}
