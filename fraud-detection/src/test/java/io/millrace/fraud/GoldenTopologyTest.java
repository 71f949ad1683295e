package io.millrace.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The names of operators and stores are the names of internal topics: a running application finds its state by them. When
 * this fails, decide what becomes of that state, say so in the changelog, and take over the new description.
 */
class GoldenTopologyTest {

    @Test
    void the_topology_is_the_one_that_running_applications_have(@TempDir Path state) throws Exception {
        try (FraudDriver fraud = new FraudDriver(List.of(), state, Map.of());
                InputStream golden = GoldenTopologyTest.class.getResourceAsStream("topology.txt")) {
            assertThat(fraud.describe()).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
