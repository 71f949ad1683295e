package io.millrace.contracts.avro;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Reads and writes the values of one generated class: the body of a value in binary, without the header that a wire
 * format puts before it, and JSON. Safe for use by many threads.
 */
public final class RecordCodec<T extends SpecificRecord> {

    private static final int SHOWN_BYTES = 16;

    private final Class<T> type;
    private final Schema schema;
    private final SpecificData model;
    private final AvroType compiled;
    private final long fingerprint;
    private final ThreadLocal<Output> outputs = ThreadLocal.withInitial(Output::new);
    private final JsonFactory json = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Throws {@link IllegalArgumentException} for a class that Avro did not generate, or with a schema that has no use here. */
    public RecordCodec(Class<T> type) {
        this.type = type;
        this.model = SpecificData.getForClass(type);
        this.schema = model.getSchema(type);
        this.compiled = new SchemaCompiler(model).compile(schema);
        this.fingerprint = SchemaNormalization.parsingFingerprint64(schema);
    }

    public Class<T> type() {
        return type;
    }

    public Schema schema() {
        return schema;
    }

    /** CRC-64-AVRO of the schema's parsing canonical form. */
    public long fingerprint() {
        return fingerprint;
    }

    SpecificData model() {
        return model;
    }

    /**
     * The value that fills the bytes from a position to their end. Throws {@link SerializationException} and nothing else,
     * whatever the bytes.
     */
    T read(byte[] bytes, int from) {
        Input in = new Input(bytes, from);
        try {
            T value = type.cast(compiled.read(in));
            in.end();
            return value;
        } catch (MalformedValue wrong) {
            throw unreadable(bytes, wrong.getMessage());
        }
    }

    /** A header, then the value. Throws {@link SerializationException} that names the field for a value that is not valid. */
    byte[] write(byte[] header, T value) {
        Output out = outputs.get();
        out.start(header);
        try {
            compiled.write(value, out);
        } catch (MalformedValue wrong) {
            throw new SerializationException(schema.getName() + " cannot be written: " + wrong.getMessage());
        }
        return out.finish();
    }

    /** One line. Throws {@link IllegalArgumentException} that names the field for a value that is not valid. */
    public String toJson(T value) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator generator = json.createGenerator(text)) {
            compiled.show(value, generator);
        } catch (MalformedValue wrong) {
            throw new IllegalArgumentException(schema.getName() + " cannot be shown: " + wrong.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }

    /** Throws {@link IllegalArgumentException} that names the field. */
    public T fromJson(String text) {
        try (JsonParser parser = json.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new IllegalArgumentException("expected a " + schema.getName() + " in JSON, found nothing");
            }
            T value = type.cast(compiled.parse(parser));
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("more text follows after the " + schema.getName()
                        + " in JSON, at column " + parser.currentTokenLocation().getColumnNr());
            }
            return value;
        } catch (MalformedValue wrong) {
            throw new IllegalArgumentException(wrong.getMessage());
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException("not JSON: " + wrong.getOriginalMessage() + ", at line "
                    + wrong.getLocation().getLineNr() + ", column "
                    + wrong.getLocation().getColumnNr());
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    /** The exception for bytes that are not a value of this codec. */
    SerializationException unreadable(byte[] bytes, String problem) {
        return new SerializationException("not a " + schema.getName() + ": " + problem + " (value of " + bytes.length
                + " bytes" + beginning(bytes) + ")");
    }

    private static String beginning(byte[] bytes) {
        if (bytes.length == 0) {
            return "";
        }
        String shown = HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(bytes.length, SHOWN_BYTES));
        return bytes.length > SHOWN_BYTES ? ": " + shown + " ..." : ": " + shown;
    }
}
