package io.millrace.fraud.account;

import io.millrace.contracts.fraud.Channel;
import io.millrace.contracts.fraud.Outcome;
import io.millrace.contracts.fraud.TransactionKind;
import io.millrace.processors.history.HistoryFormat;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import java.util.Map;

/** How an account is written in the store. Enumerations are ordinals: the contract only ever adds symbols at the end. */
final class AccountFormat implements HistoryFormat<AccountHead, PastTransaction> {

    private static final Channel[] CHANNELS = Channel.values();
    private static final TransactionKind[] KINDS = TransactionKind.values();
    private static final Outcome[] OUTCOMES = Outcome.values();

    private static final int TERMINAL = 1;
    private static final int MERCHANT = 2;
    private static final int PAYEE = 4;
    private static final int DEVICE = 8;
    private static final int CATEGORY = 16;
    private static final int COUNTRY = 32;
    private static final int PLACE = 64;
    private static final int COUNTED = 128;

    @Override
    public byte version() {
        return 1;
    }

    @Override
    public AccountHead newHead() {
        return new AccountHead();
    }

    @Override
    public void writeHead(AccountHead head, StateWriter out) {
        out.writeVarLong(head.firstSeen);
        out.writeVarLong(head.watermark);
        out.writeVarLong(head.closedThrough);
        out.writeVarInt(head.recents.size());
        for (Recent recent : head.recents) {
            writeRecent(recent, out);
        }
        out.writeVarInt(head.earlyReversals.size());
        for (Map.Entry<Long, Long> reversal : head.earlyReversals.entrySet()) {
            out.writeLong(reversal.getKey());
            out.writeVarLong(reversal.getValue());
        }
        out.writeVarInt(head.corrections.size());
        for (Map.Entry<AccountHead.WindowKey, Integer> correction : head.corrections.entrySet()) {
            out.writeVarLong(correction.getKey().start());
            out.writeVarLong(correction.getKey().currency());
            out.writeVarInt(correction.getValue());
        }
    }

    @Override
    public AccountHead readHead(StateReader in) {
        AccountHead head = new AccountHead();
        head.firstSeen = in.readVarLong();
        head.watermark = in.readVarLong();
        head.closedThrough = in.readVarLong();
        for (int count = in.readVarInt(); count > 0; count--) {
            head.recents.add(readRecent(in));
        }
        for (int count = in.readVarInt(); count > 0; count--) {
            head.earlyReversals.put(in.readLong(), in.readVarLong());
        }
        for (int count = in.readVarInt(); count > 0; count--) {
            head.corrections.put(new AccountHead.WindowKey(in.readVarLong(), in.readVarLong()), in.readVarInt());
        }
        return head;
    }

    private static void writeRecent(Recent recent, StateWriter out) {
        out.writeLong(recent.id());
        out.writeVarLong(recent.time());
        out.writeBytes(recent.value());
        out.writeBoolean(recent.alerted());
    }

    private static Recent readRecent(StateReader in) {
        long id = in.readLong();
        long time = in.readVarLong();
        byte[] value = in.readBytes();
        return new Recent(id, time, value, in.readBoolean());
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // see the class
    public void writeEntry(PastTransaction past, StateWriter out) {
        boolean placed = !Float.isNaN(past.latitude()) && !Float.isNaN(past.longitude());
        out.writeByte((past.terminal() != 0 ? TERMINAL : 0)
                | (past.merchant() != 0 ? MERCHANT : 0)
                | (past.payee() != 0 ? PAYEE : 0)
                | (past.device() != 0 ? DEVICE : 0)
                | (past.merchantCategory() != 0 ? CATEGORY : 0)
                | (past.country() != 0 ? COUNTRY : 0)
                | (placed ? PLACE : 0)
                | (past.counted() ? COUNTED : 0));
        out.writeLong(past.id());
        out.writeVarLong(past.time());
        out.writeByte(past.channel().ordinal());
        out.writeByte(past.kind().ordinal());
        out.writeByte(past.outcome().ordinal());
        out.writeVarLong(past.amount());
        out.writeVarLong(past.currency());
        writeCode(past.terminal(), out);
        writeCode(past.merchant(), out);
        writeCode(past.payee(), out);
        writeCode(past.device(), out);
        if (past.merchantCategory() != 0) {
            out.writeVarLong(past.merchantCategory());
        }
        if (past.country() != 0) {
            out.writeVarLong(past.country());
        }
        if (placed) {
            out.writeFloat(past.latitude());
            out.writeFloat(past.longitude());
        }
        out.writeVarInt(past.revision());
        out.writeVarInt(past.partition());
        out.writeVarLong(past.offset());
    }

    private static void writeCode(long code, StateWriter out) {
        if (code != 0) {
            out.writeLong(code);
        }
    }

    @Override
    public PastTransaction readEntry(StateReader in) {
        int present = in.readByte();
        long id = in.readLong();
        long time = in.readVarLong();
        Channel channel = CHANNELS[in.readByte()];
        TransactionKind kind = KINDS[in.readByte()];
        Outcome outcome = OUTCOMES[in.readByte()];
        long amount = in.readVarLong();
        long currency = in.readVarLong();
        long terminal = readCode(present, TERMINAL, in);
        long merchant = readCode(present, MERCHANT, in);
        long payee = readCode(present, PAYEE, in);
        long device = readCode(present, DEVICE, in);
        long category = (present & CATEGORY) != 0 ? in.readVarLong() : 0;
        long country = (present & COUNTRY) != 0 ? in.readVarLong() : 0;
        boolean placed = (present & PLACE) != 0;
        float latitude = placed ? in.readFloat() : Float.NaN;
        float longitude = placed ? in.readFloat() : Float.NaN;
        int revision = in.readVarInt();
        int partition = in.readVarInt();
        long offset = in.readVarLong();
        return new PastTransaction(
                id,
                time,
                channel,
                kind,
                outcome,
                amount,
                currency,
                terminal,
                merchant,
                category,
                payee,
                device,
                country,
                latitude,
                longitude,
                (present & COUNTED) != 0,
                revision,
                partition,
                offset);
    }

    private static long readCode(int present, int field, StateReader in) {
        return (present & field) != 0 ? in.readLong() : 0;
    }
}
