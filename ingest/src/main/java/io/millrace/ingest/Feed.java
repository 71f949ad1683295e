package io.millrace.ingest;

import java.util.List;

/**
 * Where events come from: a simulator, files of a known format, the outside world. A feed says what happened and when.
 * Pacing, targets, progress and the report of what was delivered are the runtime's, see {@code io.millrace.ingest.run}.
 */
public interface Feed {

    /** What people type: lower case, one word. */
    String name();

    /** One line for a list of feeds. */
    String about();

    /** How the argument is written, for example {@code atm[:OPTION=VALUE,...]}. */
    String usage();

    /** What the argument may set; empty where the argument is something else than options. */
    List<FeedOption> options();

    /**
     * The feed with its argument, checked: options, files and mappings.
     *
     * @param argument what follows the colon in {@code name:argument}; empty when there is none
     * @throws FeedException for a mistake of the user, with what was expected
     */
    PreparedFeed prepare(String argument);
}
