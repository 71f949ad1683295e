package io.millrace.vitals.news2;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** A row of the chart: points by value, from low values to high ones. */
final class Bands {

    private record Band(BigDecimal upTo, int points) {}

    private final int decimals;
    private final List<Band> bands;
    private final int above;

    private Bands(int decimals, List<Band> bands, int above) {
        this.decimals = decimals;
        this.bands = List.copyOf(bands);
        this.above = above;
    }

    /** Rounded half up to the resolution of the chart, then banded. */
    int points(BigDecimal value) {
        BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP);
        for (Band band : bands) {
            if (rounded.compareTo(band.upTo) <= 0) {
                return band.points;
            }
        }
        return above;
    }

    /** The most that any value gives. */
    int most() {
        return bands.stream().mapToInt(Band::points).reduce(above, Math::max);
    }

    static Row inSteps(String resolution) {
        return new Row(new BigDecimal(resolution).scale());
    }

    /** A row while it is written down. */
    static final class Row {

        private final int decimals;
        private final List<Band> bands = new ArrayList<>();

        private Row(int decimals) {
            this.decimals = decimals;
        }

        Row upTo(String value, int points) {
            bands.add(new Band(new BigDecimal(value), points));
            return this;
        }

        Bands above(int points) {
            return new Bands(decimals, bands, points);
        }
    }
}
