package io.millrace.ingest.csv;

import io.millrace.ingest.Feed;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.FeedOption;
import io.millrace.ingest.PreparedFeed;
import java.nio.file.Path;
import java.util.List;

/** Rows of CSV files, made records of a topic by a mapping. */
public final class CsvFeed implements Feed {

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String about() {
        return "rows of CSV files, plain or .gz, through a mapping: " + String.join(", ", Mappings.shipped())
                + " or a JSON file of your own";
    }

    @Override
    public String usage() {
        return "csv:MAPPING=FILE[,FILE...]";
    }

    @Override
    public List<FeedOption> options() {
        return List.of();
    }

    @Override
    public PreparedFeed prepare(String argument) {
        int equals = argument.indexOf('=');
        if (equals < 1 || equals == argument.length() - 1) {
            throw new FeedException("feed csv needs a mapping and files: " + usage() + "; the shipped mappings are "
                    + String.join(", ", Mappings.shipped()));
        }
        Mapping mapping = Mappings.named(argument.substring(0, equals));
        List<Path> files = Files.find(argument.substring(equals + 1));
        RowMapper<?> mapper = RowMapper.of(mapping);
        files.forEach(file -> Files.check(file, mapping, mapper));
        return new CsvReplay(mapping, mapper, files);
    }
}
