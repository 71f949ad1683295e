package io.millrace.fraud.rules;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.types.CelType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a checked expression of CEL into {@link Term}s, and refuses what a rule may not say. */
final class Translator {

    private final CelAbstractSyntaxTree tree;
    private final RuleText text;
    private final Histories histories;
    private final Calls calls;
    private final Map<Term, String> operands = new LinkedHashMap<>();

    Translator(CelAbstractSyntaxTree tree, RuleText text, long keptMillis) {
        this.tree = tree;
        this.text = text;
        this.histories = new Histories(this, keptMillis);
        this.calls = new Calls(this, histories);
    }

    Term translate() throws RuleException {
        return plain(tree.getExpr(), Scope.outermost());
    }

    /** The parts that a decision shows, as they are written, in order of appearance. */
    Map<Term, String> operands() {
        return operands;
    }

    long longestLookBack() {
        return histories.longestLookBack();
    }

    /** A term whose value is known in full: no text of which only the code is kept. */
    Term plain(CelExpr part, Scope scope) throws RuleException {
        return plain(part, term(part, scope));
    }

    Term plain(CelExpr part, Term term) throws RuleException {
        if (term.kind() == Kind.CODE) {
            throw text.refusal(
                    part,
                    "of past transactions a text is kept as a code: it can be compared by == and !=, looked up in a"
                            + " list of texts, and counted by map(x, x.terminal).countDistinct()");
        }
        return term;
    }

    Term term(CelExpr part, Scope scope) throws RuleException {
        return switch (part.getKind()) {
            case CONSTANT -> literal(part);
            case IDENT -> variable(part, scope);
            case SELECT -> field(part, scope);
            case CALL -> calls.term(part, scope);
            case LIST -> list(part, scope);
            case COMPREHENSION -> loop(part, scope);
            default -> throw text.refusal(part, "maps and messages are not part of the rule language");
        };
    }

    private Term literal(CelExpr part) throws RuleException {
        CelConstant constant = part.constant();
        return switch (constant.getKind()) {
            case BOOLEAN_VALUE -> new Term.Literal(Kind.TRUTH, constant.booleanValue());
            case INT64_VALUE -> new Term.Literal(Kind.WHOLE, constant.int64Value());
            case DOUBLE_VALUE -> new Term.Literal(Kind.REAL, constant.doubleValue());
            case STRING_VALUE -> new Term.Literal(Kind.TEXT, constant.stringValue());
            default -> throw text.refusal(part, "null, bytes and unsigned numbers are not part of the rule language");
        };
    }

    private Term variable(CelExpr part, Scope scope) throws RuleException {
        String name = part.ident().name();
        Term.Local local = scope.locals().get(name);
        if (local != null) {
            return local;
        }
        if (name.equals(Language.TRANSACTION) || scope.isEach(name)) {
            throw text.refusal(
                    part, "'" + name + "' is a whole transaction: name one of its fields, like " + name + ".amount");
        }
        throw hidden(part, name);
    }

    private RuleException hidden(CelExpr part, String name) {
        return text.refusal(
                part,
                "'" + name
                        + "' belongs to a loop further out: a predicate over the history can use its own variable, tx and"
                        + " literals");
    }

    private Term field(CelExpr part, Scope scope) throws RuleException {
        CelExpr owner = part.select().operand();
        boolean test = part.select().testOnly();
        String type = type(owner).name();
        if (type.equals(Language.TX.name())) {
            Field field = Field.named(part.select().field()).orElseThrow();
            return noted(part, scope, test ? new Term.TxHas(field) : new Term.TxField(field));
        }
        if (type.equals(Language.PAST.name())) {
            Field field = Field.named(part.select().field()).orElseThrow();
            Term.Past past = past(owner, scope);
            Term term = test ? new Term.PastHas(past, field) : new Term.PastField(past, field);
            return term.kind() == Kind.CODE ? term : noted(part, scope, term);
        }
        throw text.refusal(part, "only transactions have fields");
    }

    /** Which transaction of the history an expression of that type is. */
    Term.Past past(CelExpr part, Scope scope) throws RuleException {
        if (part.getKind() == ExprKind.Kind.IDENT) {
            if (scope.isEach(part.ident().name())) {
                return new Term.Each();
            }
            throw hidden(part, part.ident().name());
        }
        if (part.getKind() == ExprKind.Kind.CALL && part.call().function().equals(Language.NEWEST)) {
            return new Term.Newest(histories.range(part.call().target().orElseThrow(), scope));
        }
        throw text.refusal(part, "one transaction of the history is taken by newest()");
    }

    private Term list(CelExpr part, Scope scope) throws RuleException {
        List<Term> elements = new ArrayList<>();
        for (CelExpr element : part.list().elements()) {
            elements.add(plain(element, scope));
        }
        return new Term.ListOf(List.copyOf(elements));
    }

    private Term loop(CelExpr part, Scope scope) throws RuleException {
        Loop loop = Loop.of(part.comprehension());
        if (histories.isHistory(loop.range())) {
            return histories.quantified(part, loop, scope);
        }
        if (scope.full()) {
            throw text.refusal(part, "loops over lists are nested deeper than three");
        }
        Term list = plain(loop.range(), scope);
        int level = scope.level();
        Scope inner = scope.ofList(loop.variable(), localKind(loop));
        Optional<CelExpr> predicate = loop.predicate();
        Term condition = predicate.isPresent() ? plain(predicate.get(), inner) : new Term.Literal(Kind.TRUTH, true);
        return switch (loop.shape()) {
            case ALL -> new Term.ListQuantified(Term.Quantifier.ALL, list, level, condition);
            case EXISTS -> new Term.ListQuantified(Term.Quantifier.EXISTS, list, level, condition);
            case EXISTS_ONE -> new Term.ListQuantified(Term.Quantifier.EXISTS_ONE, list, level, condition);
            case FILTER -> new Term.ListMapped(list, level, condition, new Term.Local(level, localKind(loop)));
            case MAP ->
                new Term.ListMapped(list, level, condition, plain(loop.value().orElseThrow(), inner));
        };
    }

    private Kind localKind(Loop loop) {
        ImmutableList<CelType> parameters = type(loop.range()).parameters();
        return parameters.isEmpty() ? Kind.OTHER : Kind.of(parameters.get(0));
    }

    /** Outside of predicates: there a value differs from transaction to transaction. */
    Term noted(CelExpr part, Scope scope, Term term) {
        if (scope.top()) {
            operands.computeIfAbsent(term, key -> text.written(part));
        }
        return term;
    }

    CelType type(CelExpr part) {
        return tree.getTypeOrThrow(part.id());
    }

    RuleException refusal(CelExpr part, String reason) {
        return text.refusal(part, reason);
    }

    /** CEL's own function, evaluated by CEL's runtime. */
    Term foreign(CelExpr part, Scope scope) throws RuleException {
        List<Term> arguments = new ArrayList<>();
        for (CelExpr argument : operands(part)) {
            histories.refuseHistory(argument);
            arguments.add(plain(argument, scope));
        }
        return foreign(part, arguments);
    }

    /** {@code arguments} are the terms of the call's target, if it has one, and arguments. */
    Term foreign(CelExpr part, List<Term> arguments) throws RuleException {
        CelCall call = part.call();
        List<CelExpr> parts = operands(part);
        List<CelType> types = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            plain(parts.get(i), arguments.get(i));
            types.add(type(parts.get(i)));
        }
        return new Term.Foreign(
                call.function(),
                tree.getReferenceOrThrow(part.id()).overloadIds(),
                call.target().isPresent(),
                type(part),
                List.copyOf(arguments),
                List.copyOf(types));
    }

    private static List<CelExpr> operands(CelExpr part) {
        return Stream.concat(part.call().target().stream(), part.call().args().stream())
                .toList();
    }
}
