package io.millrace.ingest;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what the user may have meant. */
public final class Nearest {

    private Nearest() {}

    /** {@code , did you mean 'x'?}, or nothing when no name is near. */
    public static String hint(String found, Collection<String> valid) {
        return of(found, valid).map(name -> ", did you mean '" + name + "'?").orElse("");
    }

    /** The valid name with the fewest edits, at most a third of its letters and one more. */
    static Optional<String> of(String found, Collection<String> valid) {
        String lower = found.toLowerCase(Locale.ROOT);
        return valid.stream()
                .filter(name -> edits(lower, name.toLowerCase(Locale.ROOT)) <= 1 + name.length() / 3)
                .min(Comparator.comparingInt(name -> edits(lower, name.toLowerCase(Locale.ROOT))));
    }

    /** Levenshtein's distance. */
    private static int edits(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? diagonal : diagonal + 1;
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[right.length()];
    }
}
