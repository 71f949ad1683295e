package io.millrace.ingest.files;

import io.millrace.ingest.Feed;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.FeedOption;
import io.millrace.ingest.FeedSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An argument of files and options in any order: {@code a.json,b*.json.gz,matches=m.json}. What begins like an option is
 * one, unless a file has that name.
 *
 * @param files in the order given
 */
public record FileArgument(List<Path> files, FeedSettings settings) {

    /** @throws FeedException for a file that is not there, or an option that the feed does not have */
    public static FileArgument parse(Feed feed, String argument) {
        List<String> options = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (String part : argument.split(",", 0)) {
            String text = part.trim();
            if (looksLikeAnOption(text)) {
                options.add(text);
            } else if (!text.isEmpty()) {
                files.addAll(InputFiles.find(text));
            }
        }
        return new FileArgument(List.copyOf(files), FeedSettings.parse(feed, String.join(",", options)));
    }

    /** @throws FeedException when no file is given */
    public FileArgument withFiles(Feed feed) {
        if (files.isEmpty()) {
            throw new FeedException("feed " + feed.name() + " has no file to read; expected " + feed.usage());
        }
        return this;
    }

    /** The one file that an option names. */
    public static Path named(Feed feed, FeedSettings settings, FeedOption option) {
        String text = settings.text(option.name());
        List<Path> found = text.isBlank() ? List.of() : InputFiles.find(text);
        if (found.size() != 1) {
            throw new FeedException("option " + option.name() + " of feed " + feed.name() + " names " + found.size()
                    + " files; expected one: " + feed.usage());
        }
        return found.get(0);
    }

    private static boolean looksLikeAnOption(String text) {
        int equals = text.indexOf('=');
        return equals > 0
                && text.substring(0, equals).chars().allMatch(letter -> Character.isLowerCase(letter) || letter == '-')
                && !java.nio.file.Files.exists(Path.of(text));
    }
}
