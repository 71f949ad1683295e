package io.millrace.local.up;

/** Text that must not be wider than a window. */
final class Widths {

    private Widths() {}

    /** The text, or its beginning and an ellipsis. Line breaks become spaces: they would move what is below. */
    static String cut(String text, int columns) {
        String line = text.replace('\n', ' ').replace('\r', ' ');
        if (line.codePointCount(0, line.length()) <= columns) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, Math.max(0, columns - 1))) + "…";
    }
}
