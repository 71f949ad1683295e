package io.millrace.contracts.avro;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Avro's decimal over bytes: a {@link BigDecimal} of the schema's scale in Java, the unscaled number in two's complement
 * in binary, a plain number without trailing zeros in JSON. Nothing is ever rounded.
 */
final class DecimalType extends AvroType {

    /** Writers of other languages pad numbers to a fixed width. */
    private static final int WIDEST = 32;

    private final int precision;
    private final int scale;
    private final int widest;

    DecimalType(int precision, int scale) {
        this.precision = precision;
        this.scale = scale;
        this.widest = Math.max(WIDEST, BigInteger.TEN.pow(precision).bitLength() / 8 + 1);
    }

    @Override
    Object read(Input in) {
        int length = in.readLength();
        if (length < 1 || length > widest) {
            throw new MalformedValue("expected " + describe() + " in 1 to " + widest + " bytes, found " + length);
        }
        BigDecimal value = length <= Long.BYTES
                ? BigDecimal.valueOf(in.readTwosComplement(length), scale)
                : new BigDecimal(in.readBigInteger(length), scale);
        if (value.precision() > precision) {
            throw new MalformedValue("expected " + describe() + ", found one of " + value.precision() + " digits");
        }
        return value;
    }

    @Override
    void write(Object value, Output out) {
        if (!(value instanceof BigDecimal decimal)) {
            throw MalformedValue.expected(this, value);
        }
        BigInteger unscaled = scaled(decimal).unscaledValue();
        if (unscaled.bitLength() < Long.SIZE) {
            out.writeTwosComplement(unscaled.longValue());
        } else {
            out.writeBytes(unscaled.toByteArray());
        }
    }

    /** The same number with the schema's scale. */
    private BigDecimal scaled(BigDecimal number) {
        if (number.scale() == scale && number.precision() <= precision) {
            return number;
        }
        // Shortened first: 1E+999999999 must not be written out to find that it does not fit.
        BigDecimal shortest = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        long digitsBefore = (long) shortest.precision() - shortest.scale();
        if (shortest.scale() > scale || digitsBefore > precision - scale) {
            throw new MalformedValue("expected " + describe() + ", found " + shortest);
        }
        return shortest.setScale(scale);
    }

    @Override
    void print(Object value, JsonGenerator json) throws IOException {
        BigDecimal number = scaled((BigDecimal) value);
        json.writeNumber(
                number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
    }

    @Override
    Object parse(JsonParser json) throws IOException {
        if (!json.currentToken().isNumeric()) {
            throw found(json);
        }
        return scaled(json.getDecimalValue());
    }

    @Override
    boolean holds(Object value) {
        return value instanceof BigDecimal;
    }

    @Override
    JsonShape shape() {
        return JsonShape.NUMBER;
    }

    @Override
    int leastBytes() {
        return 2;
    }

    @Override
    String describe() {
        return "a decimal of at most " + precision + " digits, " + scale + " of them after the point";
    }
}
