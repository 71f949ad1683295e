package io.millrace.vitals.news2;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.contracts.vitals.Spo2Scale;
import io.millrace.vitals.DataSets;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class News2ConformanceTest {

    private static final Map<String, Parameter> NAMES = Map.of(
            "rr", Parameter.RESPIRATION,
            "spo2", Parameter.SPO2,
            "o2", Parameter.OXYGEN,
            "sbp", Parameter.SYSTOLIC_BP,
            "pulse", Parameter.PULSE,
            "acvpu", Parameter.CONSCIOUSNESS,
            "temp", Parameter.TEMPERATURE);

    @Test
    void everyRowOfTheChartVectors() throws IOException {
        int rows = 0;
        try (var vectors = DataSets.csv(DataSets.vitals("news2_vectors/dev/chart_vectors.csv.gz"))) {
            for (CSVRecord row : vectors) {
                Given given = Given.WELL;
                for (Map.Entry<String, Parameter> name : NAMES.entrySet()) {
                    String value = row.get(name.getKey());
                    boolean flag = name.getValue() == Parameter.OXYGEN;
                    given = given.with(name.getValue(), flag ? String.valueOf(value.equals("1")) : value);
                }
                News2 score = News2.of(given.vitals(), scale(row.get("scale2").equals("1")));

                assertThat(score.total()).as("%s", row).contains(Integer.valueOf(row.get("total")));
                assertThat(risk(score)).as("%s", row).isEqualTo(row.get("risk"));
                for (Map.Entry<String, Parameter> name : NAMES.entrySet()) {
                    assertThat(score.parts().get(name.getValue()))
                            .as("%s of %s", name.getKey(), row)
                            .isEqualTo(Integer.valueOf(row.get("s_" + name.getKey())));
                }
                rows++;
            }
        }
        assertThat(rows).isEqualTo(1392);
    }

    @Test
    void everyCaseOfTheGuidelineDefinitionLanguage() throws IOException {
        JsonNode cases = new ObjectMapper()
                .readTree(DataSets.vitals("news2_vectors/dev/gdl2_cases.json").toFile());
        for (JsonNode one : cases) {
            JsonNode input = one.get("input");
            Given given = Given.WELL;
            for (Map.Entry<String, Parameter> name : NAMES.entrySet()) {
                given = given.with(name.getValue(), input.get(name.getKey()).asText());
            }
            News2 score = News2.of(given.vitals(), scale(input.get("scale2").booleanValue()));
            JsonNode expected = one.get("expected");

            assertThat(score.total())
                    .as("%s", one)
                    .contains(expected.get("total").intValue());
            assertThat(risk(score)).as("%s", one).isEqualTo(expected.get("risk").textValue());
            expected.get("sub").properties().forEach(sub -> assertThat(
                            score.parts().get(NAMES.get(sub.getKey())))
                    .as("%s of %s", sub.getKey(), one)
                    .isEqualTo(sub.getValue().intValue()));
        }
        assertThat(cases).hasSize(10);
    }

    private static Spo2Scale scale(boolean second) {
        return second ? Spo2Scale.SCALE_2 : Spo2Scale.SCALE_1;
    }

    private static String risk(News2 score) {
        return score.risk().orElseThrow().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
