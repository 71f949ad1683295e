package io.millrace.vitals.news2;

import java.util.Optional;

/** For whom the score is made. */
public final class Scorable {

    private static final int ADULT = 16;

    private Scorable() {}

    /**
     * Why there is no score; empty when there is one. An unknown age is taken for an adult's: a ward of adults seldom
     * records it, and a score that is missing helps nobody.
     */
    public static Optional<String> reasonAgainst(Optional<Integer> age, boolean pregnant) {
        if (age.isPresent() && age.get() < ADULT) {
            return Optional.of("age " + age.get() + ": NEWS2 is for patients of 16 years and over");
        }
        return pregnant ? Optional.of("pregnant: NEWS2 does not apply") : Optional.empty();
    }
}
