package io.millrace.processors.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void names_every_setting_with_its_default() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("README.md"));
        for (Setting<?> setting : RuntimeSettings.all()) {
            String shown = setting.defaultText().isEmpty() ? "" : "`" + setting.defaultText() + "`";
            assertThat(lines)
                    .as(setting.name())
                    .anyMatch(line -> line.startsWith("| `" + setting.name() + "` | " + shown));
        }
    }
}
