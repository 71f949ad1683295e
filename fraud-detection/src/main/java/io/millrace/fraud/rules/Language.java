package io.millrace.fraud.rules;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newGlobalOverload;
import static dev.cel.common.CelOverloadDecl.newMemberOverload;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.TypeParamType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What CEL knows here beyond its standard: the types of transactions, the history and its functions. */
final class Language {

    static final int MAXIMUM_LENGTH = 4_000;
    static final String TRANSACTION = "tx";
    static final String LAST = "last";
    static final String EARLIER = "earlier";
    static final String NEWEST = "newest";
    static final String COUNT_DISTINCT = "countDistinct";
    static final String DISTANCE = "distanceKm";
    static final String SPEED = "speedKmh";

    /** Functions of a history that give an amount. */
    static final List<String> AMOUNTS = List.of("sum", "mean", "stddev", "min", "max");

    /** Functions that a mistyped name is compared with. */
    static final List<String> FUNCTIONS = List.of(
            LAST,
            EARLIER,
            NEWEST,
            COUNT_DISTINCT,
            DISTANCE,
            SPEED,
            "sum",
            "mean",
            "stddev",
            "min",
            "max",
            "size",
            "filter",
            "map",
            "exists",
            "exists_one",
            "all",
            "has",
            "startsWith",
            "endsWith",
            "contains",
            "matches",
            "timestamp",
            "duration",
            "double",
            "int",
            "string",
            "getHours",
            "getDayOfWeek");

    static final StructType TX = struct("Transaction", Stream.of(Field.values()));
    static final StructType PAST =
            struct("PastTransaction", Stream.of(Field.values()).filter(Field::kept));
    static final ListType HISTORY = ListType.create(PAST);

    static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .populateMacroCalls(true)
            .maxExpressionCodePointSize(MAXIMUM_LENGTH)
            .maxParseRecursionDepth(60)
            .build();

    private Language() {}

    static CelCompiler compiler() {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setTypeProvider(new Types())
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(SimpleType.BOOL)
                .addVar(TRANSACTION, TX)
                .addFunctionDeclarations(functions())
                .build();
    }

    private static List<CelFunctionDecl> functions() {
        Stream<CelFunctionDecl> histories = Stream.of(
                newFunctionDeclaration(LAST, newGlobalOverload("last_string", HISTORY, SimpleType.STRING)),
                newFunctionDeclaration(EARLIER, newGlobalOverload("earlier_string", HISTORY, SimpleType.STRING)),
                newFunctionDeclaration(NEWEST, newMemberOverload("history_newest", PAST, HISTORY)),
                newFunctionDeclaration(
                        COUNT_DISTINCT,
                        newMemberOverload(
                                "list_count_distinct", SimpleType.INT, ListType.create(TypeParamType.create("T")))),
                travel(DISTANCE),
                travel(SPEED));
        Stream<CelFunctionDecl> amounts = AMOUNTS.stream()
                .map(name ->
                        newFunctionDeclaration(name, newMemberOverload("history_" + name, SimpleType.DOUBLE, HISTORY)));
        return Stream.concat(histories, amounts).toList();
    }

    private static CelFunctionDecl travel(String name) {
        return newFunctionDeclaration(
                name,
                newGlobalOverload(name + "_past_tx", SimpleType.DOUBLE, PAST, TX),
                newGlobalOverload(name + "_tx_past", SimpleType.DOUBLE, TX, PAST));
    }

    private static StructType struct(String name, Stream<Field> fields) {
        ImmutableMap<String, CelType> types = fields.collect(ImmutableMap.toImmutableMap(Field::label, Field::type));
        return StructType.create(name, types.keySet(), label -> Optional.ofNullable(types.get(label)));
    }

    private static final class Types implements CelTypeProvider {

        @Override
        public ImmutableCollection<CelType> types() {
            return ImmutableList.of(TX, PAST);
        }

        @Override
        public Optional<CelType> findType(String name) {
            return Arrays.asList(TX, PAST).stream()
                    .filter(type -> type.name().equals(name))
                    .findFirst()
                    .map(type -> type);
        }
    }
}
