package io.millrace.vitals;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** Public data whose right answers were computed elsewhere. Tests over it are skipped without {@code -Dmillrace.data}. */
public final class DataSets {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private DataSets() {}

    public static Path vitals(String path) {
        String data = System.getProperty("millrace.data", "");
        assumeTrue(!data.isEmpty(), "no conformance data: set -Dmillrace.data=FOLDER");
        return Path.of(data).resolve("vitals").resolve(path);
    }

    public static CSVParser csv(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        return FORMAT.parse(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }
}
