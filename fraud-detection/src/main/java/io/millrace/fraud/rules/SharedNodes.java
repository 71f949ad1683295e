package io.millrace.fraud.rules;

import io.millrace.fraud.rules.Nodes.Real;
import io.millrace.fraud.rules.Nodes.Test;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The nodes that read the history: one for each term, however many rules have it. */
final class SharedNodes {

    private final Assembler assembler;
    private final Map<Long, Window> windows = new HashMap<>();
    private final Map<Term.Range, Scan> scans = new HashMap<>();
    private final Map<Term.Past, Newest> newest = new HashMap<>();
    private final Map<Term, Shared> nodes = new HashMap<>();

    SharedNodes(Assembler assembler) {
        this.assembler = assembler;
    }

    /** The node by which one sees whether a rule has asked for the term; empty for terms that do not read the history. */
    Optional<Shared> of(Term term) {
        if (term instanceof Term.PastField field) {
            return newest(field.past()).map(node -> node);
        }
        if (term instanceof Term.PastHas has) {
            return newest(has.past()).map(node -> node);
        }
        return Optional.ofNullable(nodes.get(term));
    }

    /** Empty for the entry that a predicate is asked about. */
    Optional<Newest> newest(Term.Past past) {
        if (past instanceof Term.Newest last) {
            Newest known = newest.get(last);
            if (known == null) {
                known = new Newest(span(last.range()));
                newest.put(last, known);
            }
            return Optional.of(known);
        }
        return Optional.empty();
    }

    Measures.Size size(Term.Aggregate term) {
        Shared known = nodes.get(term);
        if (known == null) {
            known = new Measures.Size(scan(term.range()));
            nodes.put(term, known);
        }
        return (Measures.Size) known;
    }

    Measures.Amount amount(Term.Aggregate term) {
        Shared known = nodes.get(term);
        if (known == null) {
            known = new Measures.Amount(term.statistic(), scan(term.range()));
            nodes.put(term, known);
        }
        return (Measures.Amount) known;
    }

    Test quantified(Term.Quantified term) {
        Shared known = nodes.get(term);
        if (known == null) {
            known = new Quantified(term.quantifier(), span(term.range()), assembler.test(term.predicate()));
            nodes.put(term, known);
        }
        return (Quantified) known;
    }

    Nodes.Whole distinct(Term.CountDistinct term) {
        Shared known = nodes.get(term);
        if (known == null) {
            known = term.value() instanceof Term.PastField field
                            && field.kind() == Kind.CODE
                            && field.past() instanceof Term.Each
                    ? new Distinct.OfCodes(span(term.range()), field.field().reader())
                    : new Distinct.OfThings(span(term.range()), assembler.thing(term.value()));
            nodes.put(term, known);
        }
        return (Nodes.Whole) known;
    }

    Real travel(Term.Travel term) {
        Real ofEntry = Transactions.travel(term.measure());
        Optional<Newest> from = newest(term.past());
        if (from.isEmpty()) {
            return ofEntry;
        }
        Shared known = nodes.get(term);
        if (known == null) {
            known = new Journey(Assembler.realAt(from.get(), ofEntry));
            nodes.put(term, known);
        }
        return (Journey) known;
    }

    private Scan scan(Term.Range range) {
        Scan known = scans.get(range);
        if (known == null) {
            known = new Scan(span(range));
            scans.put(range, known);
        }
        return known;
    }

    private Span span(Term.Range range) {
        Window window = windows.computeIfAbsent(range.millis(), Window::new);
        return new Span(
                window,
                range.withCurrent(),
                range.filters().stream().map(assembler::test).toList(),
                range.filters().stream().allMatch(Certainty::isCertain));
    }
}
