package io.millrace.fraud.rules;

/** Why a value could not be given. */
record Failure(boolean notEnoughHistory, String message) {

    static Failure notEnough(String message) {
        return new Failure(true, message);
    }

    static Failure of(String message) {
        return new Failure(false, message);
    }
}
