package io.millrace.fraud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpStatus;
import io.millrace.contracts.fraud.FraudRule;
import io.millrace.contracts.fraud.FraudTopics;
import io.millrace.fraud.account.AccountSummary;
import io.millrace.fraud.account.Accounts;
import io.millrace.fraud.rulebook.RuleBook;
import io.millrace.fraud.rules.RuleDocument;
import io.millrace.fraud.rules.RuleException;
import io.millrace.fraud.rules.RuleFileException;
import io.millrace.fraud.rules.RuleFiles;
import io.millrace.processors.app.Assembly;
import io.millrace.processors.app.Context;
import io.millrace.processors.app.Settings;
import io.millrace.processors.app.SettingsException;
import io.millrace.processors.http.Queries;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.QueryableStoreTypes;

/** Fraud detection put together: one rulebook for all its stream threads, the topology, and its queries. */
final class FraudAssembly implements Assembly {

    private final RuleBook rules;
    private final Topology topology;

    FraudAssembly(Context context) {
        rules = startingRules(context.settings());
        topology = new FraudTopology(context, rules).get();
    }

    @Override
    public Topology topology() {
        return topology;
    }

    @Override
    public void queries(RoutesConfig routes, Queries queries) {
        routes.get("/rules", request -> request.contentType("application/json").result(rulesAsJson()));
        routes.get("/accounts/{account}", request -> {
            String account = request.pathParam("account");
            queries.answer(request, Accounts.STORE, account, new StringSerializer(), owner -> AccountSummary.of(
                            queries.store(Accounts.STORE, QueryableStoreTypes.keyValueStore()), account)
                    .ifPresentOrElse(owner::json, () -> owner.status(HttpStatus.NOT_FOUND)
                            .json(Map.of("error", "no transaction of account " + account + " has been seen"))));
        });
    }

    private String rulesAsJson() throws JsonProcessingException {
        String inForce = rules.rules().stream()
                .map(rule -> FraudTopics.FRAUD_RULES.values().toJson(rule))
                .collect(Collectors.joining(",\n  ", "[\n  ", "\n]"));
        String refused = new ObjectMapper().writeValueAsString(rules.refused());
        return "{\"rules\": " + inForce + ",\n\"refused\": " + refused + "}\n";
    }

    private static RuleBook startingRules(Settings settings) {
        String named = settings.get(FraudSettings.RULES_PACK);
        try {
            List<FraudRule> pack =
                    switch (named) {
                        case "default" -> documents(RuleFiles.pack());
                        case "none" -> List.of();
                        default -> documents(RuleFiles.read(Path.of(named)));
                    };
            return new RuleBook(pack, settings.get(FraudSettings.HISTORY_RETENTION));
        } catch (RuleException | RuleFileException e) {
            throw new SettingsException(List.of(FraudSettings.RULES_PACK.name() + ": " + e.getMessage()));
        }
    }

    private static List<FraudRule> documents(List<RuleDocument> documents) {
        return documents.stream().map(RuleDocument::rule).toList();
    }
}
