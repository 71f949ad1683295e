package io.millrace.processors.replay;

/** A replay that could not go on. The message says where it stopped and why. */
public final class ReplayException extends RuntimeException {

    private final boolean defect;

    private ReplayException(String message, Throwable cause, boolean defect) {
        super(message, cause);
        this.defect = defect;
    }

    /** Something about the input or the way the replay was called. */
    static ReplayException input(String message, Throwable cause) {
        return new ReplayException(message, cause, false);
    }

    /** The topology failed. The cause has the stack trace that tells where. */
    static ReplayException defect(String message, Throwable cause) {
        return new ReplayException(message, cause, true);
    }

    /** Whether the application is to blame, and its stack trace of interest. */
    public boolean defect() {
        return defect;
    }
}
