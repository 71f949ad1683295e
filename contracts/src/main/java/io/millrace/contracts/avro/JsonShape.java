package io.millrace.contracts.avro;

/** How a value looks in JSON. The branches of a union have to look different, for JSON does not name the branch. */
enum JsonShape {
    NULL,
    BOOLEAN,
    INTEGER,
    NUMBER,
    TEXT,
    LIST,
    OBJECT
}
