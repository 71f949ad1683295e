package io.millrace.fraud.rules;

/** From the last entry of a range to the transaction. */
final class Journey extends Shared implements Nodes.Real {

    private final Nodes.Real measure;
    private double value;

    Journey(Nodes.Real measure) {
        this.measure = measure;
    }

    @Override
    void find(Frame frame) {
        value = measure.real(frame);
    }

    @Override
    public double real(Frame frame) {
        return ready(frame) ? value : 0;
    }

    @Override
    Object value() {
        return value;
    }
}
