package io.millrace.contracts.avro;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A schema that the codecs do not serve is refused when its topic is defined, not at its first record. */
class SchemaCompilerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'fixed','name':'F','size':4} | cannot have this part",
                "{'type':'long','logicalType':'timestamp-micros'} | cannot have this part",
                "{'type':'array','items':'null'} | at least a byte",
                "['null','string','bytes'] | look alike in JSON",
                "['int','long'] | look alike in JSON",
                "['long',{'type':'bytes','logicalType':'decimal','precision':9,'scale':2}] | look alike in JSON",
                "{'type':'record','name':'NoSuchClass','fields':[]} | no class was generated",
            })
    void it_says_what_it_cannot_serve(String schema, String problem) {
        Schema parsed = new Schema.Parser().parse(schema.replace('\'', '"'));

        assertThatThrownBy(() -> new SchemaCompiler(new SpecificData()).compile(parsed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }
}
