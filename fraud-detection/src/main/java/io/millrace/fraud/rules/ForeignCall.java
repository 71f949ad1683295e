package io.millrace.fraud.rules;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One function of CEL's standard library, called through CEL's runtime with arguments that were evaluated here. */
final class ForeignCall implements Nodes.Thing {

    private final CelRuntime.Program program;
    private final List<Nodes.Thing> arguments;
    private final List<Kind> kinds;
    private final Kind result;

    private ForeignCall(CelRuntime.Program program, List<Nodes.Thing> arguments, List<Kind> kinds, Kind result) {
        this.program = program;
        this.arguments = arguments;
        this.kinds = kinds;
        this.result = result;
    }

    static ForeignCall of(Term.Foreign call, List<Nodes.Thing> arguments) {
        List<Kind> kinds = call.types().stream().map(Kind::of).toList();
        try {
            CelRuntime.Program program = CelRuntimeFactory.legacyCelRuntimeBuilder()
                    .setOptions(Language.OPTIONS)
                    .build()
                    .createProgram(tree(call));
            return new ForeignCall(program, List.copyOf(arguments), kinds, call.kind());
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("CEL's runtime does not take " + call.function(), e);
        }
    }

    /** The call over variables that stand for the arguments. */
    private static CelAbstractSyntaxTree tree(Term.Foreign call) {
        int size = call.types().size();
        long callId = size + 1L;
        Map<Long, CelReference> references = new HashMap<>();
        Map<Long, CelType> types = new HashMap<>();
        List<CelExpr> variables = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            long id = i + 1L;
            variables.add(CelExpr.ofIdent(id, name(i)));
            references.put(id, CelReference.newBuilder().setName(name(i)).build());
            types.put(id, call.types().get(i));
        }
        types.put(callId, call.type());
        references.put(
                callId,
                CelReference.newBuilder().addOverloadIds(call.overloads()).build());
        Optional<CelExpr> target = call.member() ? Optional.of(variables.remove(0)) : Optional.empty();
        return CelAbstractSyntaxTree.newCheckedAst(
                CelExpr.ofCall(callId, target, call.function(), ImmutableList.copyOf(variables)),
                CelSource.newBuilder().build(),
                references,
                types);
    }

    private static String name(int argument) {
        return "argument" + argument;
    }

    @Override
    public Object thing(Frame frame) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            Object value = arguments.get(i).thing(frame);
            if (frame.failure != null) {
                return "";
            }
            values.put(name(i), ofCel(kinds.get(i), value));
        }
        try {
            return held(program.eval(values), frame);
        } catch (CelEvaluationException e) {
            frame.fail(Failure.of(e.getMessage()));
            return "";
        }
    }

    private static Object ofCel(Kind kind, Object value) {
        return switch (kind) {
            case TIME -> Instant.ofEpochMilli((Long) value);
            case SPAN -> Duration.ofMillis((Long) value);
            default -> value;
        };
    }

    private Object held(Object value, Frame frame) {
        try {
            return switch (result) {
                case TIME -> ((Instant) value).toEpochMilli();
                case SPAN -> ((Duration) value).toMillis();
                default -> value;
            };
        } catch (ArithmeticException e) {
            frame.fail(Failure.of("out of range: " + value));
            return "";
        }
    }
}
