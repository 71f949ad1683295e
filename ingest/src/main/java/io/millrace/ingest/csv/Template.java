package io.millrace.ingest.csv;

import io.millrace.contracts.names.Nearest;
import io.millrace.ingest.FeedException;
import java.util.ArrayList;
import java.util.List;

/** Text with the columns of a row in it: {@code {Year}-{Month}-{Day}}. The column {@code :line} is where the row begins. */
record Template(List<Part> parts) {

    private static final String LINE = ":line";
    private static final int NO_COLUMN = -1;
    private static final int LINE_POSITION = -2;

    /** A piece of text, or the name of a column. */
    record Part(String text, boolean isColumn) {}

    static Template column(String name) {
        return new Template(List.of(new Part(name, true)));
    }

    static Template constant(String text) {
        return new Template(List.of(new Part(text, false)));
    }

    /** @throws IllegalArgumentException for a brace without its partner */
    static Template parse(String text) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("'" + text + "' opens a brace and does not close it");
            }
            if (open > from) {
                parts.add(new Part(text.substring(from, open), false));
            }
            parts.add(new Part(text.substring(open + 1, close), true));
            from = close + 1;
        }
        if (from < text.length() || parts.isEmpty()) {
            parts.add(new Part(text.substring(from), false));
        }
        return new Template(List.copyOf(parts));
    }

    boolean isConstant() {
        return parts.stream().noneMatch(Part::isColumn);
    }

    List<String> columns() {
        return parts.stream().filter(Part::isColumn).map(Part::text).toList();
    }

    /**
     * The template over rows with these columns.
     *
     * @throws FeedException for a column that is not there
     */
    Bound bind(List<String> columns) {
        int[] positions = new int[parts.size()];
        for (int i = 0; i < positions.length; i++) {
            Part part = parts.get(i);
            if (!part.isColumn()) {
                positions[i] = NO_COLUMN;
            } else {
                positions[i] = part.text().equals(LINE) ? LINE_POSITION : position(part.text(), columns);
            }
        }
        return new Bound(parts, positions);
    }

    static int position(String column, List<String> columns) {
        int position = columns.indexOf(column);
        if (position < 0) {
            throw new FeedException("there is no column '" + column + "'; " + Nearest.hint(column, columns));
        }
        return position;
    }

    static final class Bound {

        private final List<Part> parts;
        private final int[] positions;

        private Bound(List<Part> parts, int[] positions) {
            this.parts = parts;
            this.positions = positions;
        }

        /** The text without space around it; empty when every column in it is empty. */
        String text(List<String> row, long line) {
            if (positions.length == 1 && positions[0] >= 0) {
                return row.get(positions[0]).strip();
            }
            StringBuilder text = new StringBuilder();
            boolean filled = false;
            boolean columns = false;
            for (int i = 0; i < positions.length; i++) {
                if (positions[i] == NO_COLUMN) {
                    text.append(parts.get(i).text());
                } else if (positions[i] == LINE_POSITION) {
                    columns = true;
                    filled = true;
                    text.append(line);
                } else {
                    String field = row.get(positions[i]).strip();
                    columns = true;
                    filled |= !field.isEmpty();
                    text.append(field);
                }
            }
            return columns && !filled ? "" : text.toString();
        }
    }
}
