package io.millrace.ingest.csv;

import io.millrace.ingest.FeedException;
import io.millrace.ingest.files.InputFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of a feed of rows. */
final class Files {

    private Files() {}

    /** The files in the order given. */
    static List<Path> find(String list) {
        List<Path> files = new ArrayList<>();
        for (String part : list.split(",", 0)) {
            if (!part.isBlank()) {
                files.addAll(InputFiles.find(part.trim()));
            }
        }
        if (files.isEmpty()) {
            throw new FeedException("feed csv has no file to read; expected csv:MAPPING=FILE[,FILE...]");
        }
        return List.copyOf(files);
    }

    /** The file's columns have what the mapping names. */
    static void check(Path file, Mapping mapping, RowMapper<?> mapper) {
        try (Rows rows = new Rows(file, mapping)) {
            mapper.check(rows.columns(), file.toString());
        }
    }
}
