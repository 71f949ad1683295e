package io.millrace.fraud.rules;

/** Which terms cannot fail: a search that has found what it seeks need not ask such a filter about the other entries. */
final class Certainty {

    private Certainty() {}

    /** False also when it is not known. */
    static boolean isCertain(Term term) {
        if (term instanceof Term.And and) {
            return isCertain(and.left()) && isCertain(and.right());
        }
        if (term instanceof Term.Or or) {
            return isCertain(or.left()) && isCertain(or.right());
        }
        if (term instanceof Term.Not not) {
            return isCertain(not.term());
        }
        if (term instanceof Term.Comparison comparison) {
            return isCertain(comparison.left()) && isCertain(comparison.right());
        }
        if (term instanceof Term.Member member) {
            return isCertain(member.value());
        }
        if (term instanceof Term.PastField past) {
            return past.past() instanceof Term.Each && !past.field().isCoordinate();
        }
        if (term instanceof Term.PastHas has) {
            return has.past() instanceof Term.Each;
        }
        if (term instanceof Term.TxField tx) {
            return !tx.field().isCoordinate();
        }
        return term instanceof Term.Literal || term instanceof Term.TxHas;
    }
}
