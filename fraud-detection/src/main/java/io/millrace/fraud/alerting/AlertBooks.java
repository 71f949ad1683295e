package io.millrace.fraud.alerting;

import io.millrace.fraud.rules.FieldHash;
import io.millrace.processors.alerts.AlertBook;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A book of alerts for each transaction that raised one, so that an alert of an account with many costs no more than its
 * first; and for each account a list of those transactions, by which old books are found and removed.
 *
 * <p>Keys of the store: a zero byte and the account for the list; a one byte, the code of the transaction's id (8 bytes) and
 * the account for a book.
 */
final class AlertBooks {

    private static final byte VERSION = 1;
    private static final byte LIST = 0;
    private static final byte BOOK = 1;

    private final KeyValueStore<Bytes, byte[]> store;
    private final StateWriter out = new StateWriter();

    AlertBooks(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Empty if the transaction has raised no alert, or so long ago that it is forgotten. */
    AlertBook of(String account, String transaction) {
        byte[] stored = store.get(bookKey(account, FieldHash.of(transaction)));
        return stored == null ? AlertBook.empty() : AlertBook.decode(stored);
    }

    /**
     * Keeps the book of a transaction that has none yet, and forgets those of older transactions.
     *
     * @param time of the transaction, epoch milliseconds
     * @param before transactions of the account before this time are forgotten
     */
    void add(String account, String transaction, long time, AlertBook book, long before) {
        long code = FieldHash.of(transaction);
        out.reset();
        out.writeByte(VERSION);
        Bytes listKey = key(LIST, account, new byte[0]);
        byte[] list = store.get(listKey);
        if (list != null) {
            StateReader in = new StateReader(list);
            in.expectVersion(VERSION, "the list of alerts of " + account);
            while (!in.atEnd()) {
                keep(account, in.readLong(), in.readVarLong(), before);
            }
        }
        out.writeLong(code);
        out.writeVarLong(time);
        store.put(listKey, out.toBytes());
        replace(account, transaction, book);
    }

    /** Keeps what has become of a book. */
    void replace(String account, String transaction, AlertBook book) {
        store.put(bookKey(account, FieldHash.of(transaction)), book.encode());
    }

    private void keep(String account, long code, long time, long before) {
        if (time < before) {
            store.delete(bookKey(account, code));
        } else {
            out.writeLong(code);
            out.writeVarLong(time);
        }
    }

    private static Bytes bookKey(String account, long code) {
        return key(BOOK, account, ByteBuffer.allocate(Long.BYTES).putLong(code).array());
    }

    private static Bytes key(byte kind, String account, byte[] code) {
        byte[] text = account.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(1 + code.length + text.length)
                .put(kind)
                .put(code)
                .put(text)
                .array());
    }
}
