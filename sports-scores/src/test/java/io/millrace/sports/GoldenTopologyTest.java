package io.millrace.sports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * The names of operators and stores are the names of internal topics: a running application finds its state by them. When
 * this fails, decide what becomes of that state, say so in the changelog, and take over the new description.
 */
class GoldenTopologyTest {

    @Test
    void the_topology_is_the_one_that_running_applications_have() throws Exception {
        try (SportsDriver sports = new SportsDriver();
                InputStream golden = GoldenTopologyTest.class.getResourceAsStream("topology.txt")) {
            assertThat(sports.describe()).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
