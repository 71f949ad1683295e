package io.millrace.contracts.names;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The valid name that somebody most likely meant. */
public final class Nearest {

    private Nearest() {}

    /**
     * The candidate with the fewest changed letters, where those are at most two fifths of its length; capitals, hyphens,
     * underscores and dots count as equal. The first of equals wins.
     */
    public static Optional<String> to(String name, Collection<String> candidates) {
        String wanted = plain(name);
        return candidates.stream()
                .filter(candidate -> distance(wanted, plain(candidate)) * 5
                        <= 2 * Math.max(wanted.length(), plain(candidate).length()))
                .min(Comparator.comparingInt(candidate -> distance(wanted, plain(candidate))));
    }

    /** A sentence for the end of an error: the nearest name, else all of them. */
    public static String hint(String name, Collection<String> candidates) {
        return to(name, candidates)
                .map(nearest -> "did you mean " + nearest + "?")
                .orElseGet(() -> "valid: " + String.join(", ", candidates));
    }

    private static String plain(String name) {
        StringBuilder letters = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (letter != '-' && letter != '_' && letter != '.') {
                letters.append(Character.toLowerCase(letter));
            }
        }
        return letters.toString();
    }

    /** Levenshtein's, row by row. */
    private static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[to.length()];
    }
}
