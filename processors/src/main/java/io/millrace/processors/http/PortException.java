package io.millrace.processors.http;

/** HTTP cannot listen where it was told to. */
public final class PortException extends RuntimeException {

    PortException(String host, int port, Throwable cause) {
        super(
                "cannot listen on " + host + ":" + port + ": " + root(cause)
                        + "; another program may have the port: set http.port to a free one, or to 0 for any",
                cause);
    }

    private static String root(Throwable cause) {
        Throwable deepest = cause;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage();
    }
}
