package io.millrace.ingest.tracking;

/** Numbers of a vendor's text. */
final class Numbers {

    private Numbers() {}

    static long whole(String text, String what) throws BadFrame {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException notANumber) {
            throw new BadFrame(what + " is '" + text + "', expected a whole number");
        }
    }

    /** Not a number where the text is empty or says so. */
    static double orNaN(String text, String what) throws BadFrame {
        String number = text.strip();
        if (number.isEmpty() || number.equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(number);
        } catch (NumberFormatException notANumber) {
            throw new BadFrame(what + " is '" + text + "', expected a number");
        }
    }
}
