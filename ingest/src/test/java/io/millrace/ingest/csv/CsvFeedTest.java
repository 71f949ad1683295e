package io.millrace.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.fraud.Channel;
import io.millrace.contracts.fraud.Outcome;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.FeedItem;
import io.millrace.ingest.FeedRecord;
import io.millrace.ingest.FeedRefusal;
import io.millrace.ingest.FeedSource;
import io.millrace.ingest.FeedStart;
import io.millrace.ingest.Feeds;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFeedTest {

    private static final String HANDBOOK = "TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT\n";
    private static final String TABFORMER = "row,User,Card,Year,Month,Day,Time,Amount,Use Chip,Merchant Name,"
            + "Merchant City,Merchant State,Zip,MCC,Errors?\n";

    @TempDir
    private Path folder;

    @Test
    void aRowOfTheHandbookIsACardPurchase() throws IOException {
        Path file = write("a.csv", HANDBOOK + "7,2018-04-01 00:00:31,596,3156,57.16\n");

        FeedRecord<?, ?> record = (FeedRecord<?, ?>) only("csv:handbook=" + file);
        Transaction transaction = (Transaction) record.value();

        assertThat(record.key()).isEqualTo("596");
        assertThat(record.topic().name()).isEqualTo("transactions");
        assertThat(record.eventTime()).isEqualTo(Instant.parse("2018-04-01T00:00:31Z"));
        assertThat(transaction.getId()).isEqualTo("7");
        assertThat(transaction.getAccount()).isEqualTo("596");
        assertThat(transaction.getTerminal()).isEqualTo("3156");
        assertThat(transaction.getAmount()).isEqualTo(new BigDecimal("57.1600"));
        assertThat(transaction.getCurrency()).isEqualTo("USD");
        assertThat(transaction.getChannel()).isEqualTo(Channel.CARD);
        assertThat(transaction.getKind()).isEqualTo(TransactionKind.PURCHASE);
        assertThat(transaction.getOutcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(transaction.getMerchant()).isNull();
    }

    @Test
    void aRefundOfTabformerIsNegativeAndTheStateGivesTheCountry() throws IOException {
        Path file = write(
                "a.csv",
                TABFORMER + "3,0,2,2003,9,2,06:22,$-473.00,Swipe Transaction,-727,Monterey Park,CA,91754.0,5411,\n");

        Transaction refund = transaction("csv:tabformer=" + file);

        assertThat(refund.getAccount()).isEqualTo("2");
        assertThat(refund.getEventTime()).isEqualTo(Instant.parse("2003-09-02T06:22:00Z"));
        assertThat(refund.getAmount()).isEqualByComparingTo("-473");
        assertThat(refund.getKind()).isEqualTo(TransactionKind.REFUND);
        assertThat(refund.getChannel()).isEqualTo(Channel.CARD);
        assertThat(refund.getOutcome()).isEqualTo(Outcome.APPROVED);
        assertThat(refund.getDeclineReason()).isNull();
        assertThat(refund.getMerchant()).isEqualTo("-727");
        assertThat(refund.getMerchantCategory()).isEqualTo("5411");
        assertThat(refund.getCity()).isEqualTo("Monterey Park");
        assertThat(refund.getCountry()).isEqualTo("US");
    }

    @Test
    void twoErrorsInOneFieldAreOneReasonAndAnOnlinePurchaseHasNoCountry() throws IOException {
        Path file = write(
                "a.csv",
                TABFORMER + "9,0,1,2010,11,30,23:59,$5.10,Online Transaction,42,ONLINE,,,5816,"
                        + "\"Bad PIN,Technical Glitch\"\n");

        Transaction declined = transaction("csv:tabformer=" + file);

        assertThat(declined.getChannel()).isEqualTo(Channel.ONLINE);
        assertThat(declined.getOutcome()).isEqualTo(Outcome.DECLINED);
        assertThat(declined.getDeclineReason()).isEqualTo("Bad PIN,Technical Glitch");
        assertThat(declined.getCountry()).isNull();
    }

    @Test
    void aForeignCountryHasItsCode() throws IOException {
        Path file = write("a.csv", TABFORMER + "9,0,1,2010,1,3,10:00,$5.10,Chip Transaction,42,Cancun,Mexico,,5816,\n");

        assertThat(transaction("csv:tabformer=" + file).getCountry()).isEqualTo("MX");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        1,2018-02-30 00:00:00,5,6,1.00     | eventTime is '2018-02-30 00:00:00', expected a time like uuuu-MM-dd HH:mm:ss
        1,2018-02-03T00:00:00,5,6,1.00     | eventTime is '2018-02-03T00:00:00', expected a time like uuuu-MM-dd HH:mm:ss
                1,2018-02-03 00:00:00,5,6,ten      | amount is 'ten', expected a number like -1234.56
        1,2018-02-03 00:00:00,5,6,1e3      | amount is '1e3', expected a number like -1234.56
        1,2018-02-03 00:00:00,5,6,1234567890123456 | amount is '1234567890123456', expected at most 14 digits before the decimals
        1,2018-02-03 00:00:00,5,6,         | amount is empty, expected a value
        ,2018-02-03 00:00:00,5,6,1.00      | id is empty, expected a value
        1,2018-02-03 00:00:00, ,6,1.00     | the key is empty
        1,2018-02-03 00:00:00,5,1.00       | 4 fields, but the file has 5 columns
        """)
    void aRowThatDoesNotFitIsReportedWithFileLineAndReason(String row, String reason) throws IOException {
        Path file = write("bad.csv", HANDBOOK + "0,2018-04-01 00:00:31,596,3156,57.16\n" + row + "\n");

        List<FeedItem> items = items("csv:handbook=" + file);

        assertThat(items).hasSize(2);
        assertThat(items.get(1)).isInstanceOfSatisfying(FeedRefusal.class, refusal -> {
            assertThat(refusal.source()).isEqualTo(file + ":3");
            assertThat(refusal.reason()).isEqualTo(reason);
            assertThat(refusal.text().strip()).isEqualTo(row.strip());
        });
    }

    @Test
    void whatBinaryFloatingPointDidToTheHandbooksCentsIsUndone() throws IOException {
        Path file = write("a.csv", HANDBOOK + "1,2018-01-01 00:00:00,5,6,85.64999999999999\n");

        assertThat(transaction("csv:handbook=" + file).getAmount()).isEqualByComparingTo("85.65");
    }

    @Test
    void decimalsThatDoNotFitAreRefusedUnlessTheMappingRounds() throws IOException {
        Path file =
                write("a.csv", TABFORMER + "9,0,1,2010,1,3,10:00,$5.10001,Chip Transaction,42,Cancun,Mexico,,5816,\n");

        assertThat(only("csv:tabformer=" + file))
                .isInstanceOfSatisfying(FeedRefusal.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo("amount is '$5.10001', expected at most 4 decimals"));
    }

    @Test
    void filesAreReadInTheOrderGivenAndAPatternInTheOrderOfNames() throws IOException {
        Path last = write("z.csv", HANDBOOK + "1,2018-01-01 00:00:00,5,6,1\n");
        write("b2.csv", HANDBOOK + "3,2018-01-01 00:00:00,5,6,1\n");
        write("b1.csv", HANDBOOK + "2,2018-01-01 00:00:00,5,6,1\n");
        write("notes.txt", "nothing");

        assertThat(items("csv:handbook=" + last + "," + folder.resolve("b*.csv")))
                .extracting(item -> ((Transaction) ((FeedRecord<?, ?>) item).value()).getId())
                .containsExactly("1", "2", "3");
    }

    @Test
    void columnsMayComeInAnyOrderAndOthersAreIgnored() throws IOException {
        Path file = write(
                "a.csv",
                "extra,TX_AMOUNT, TERMINAL_ID,CUSTOMER_ID,TX_DATETIME,TRANSACTION_ID\nx,2.5,6,5,2018-01-01 00:00:00,1\n");

        assertThat(transaction("csv:handbook=" + file).getAmount()).isEqualByComparingTo("2.5");
    }

    @Test
    void aColumnThatIsMissingIsFoundBeforeAnythingIsSent() throws IOException {
        Path file = write("a.csv", "TRANSACTION_ID,TX_DATETIME,CUSTOMER,TERMINAL_ID,TX_AMOUNT\n");

        assertThatThrownBy(() -> Feeds.prepare("csv:handbook=" + file))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("does not fit mapping handbook: there is no column 'CUSTOMER_ID'");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Feeds.prepare("csv:handbook=" + folder.resolve("no.csv")))
                .isInstanceOf(FeedException.class)
                .hasMessage("there is no file " + folder.resolve("no.csv"));
        assertThatThrownBy(() -> Feeds.prepare("csv:handbook=" + folder.resolve("*.csv")))
                .hasMessage("no file matches " + folder.resolve("*.csv"));
    }

    @Test
    void aMappingOfOnesOwnNamesColumnsOfAFileWithoutHeader() throws IOException {
        Path mapping = write(
                "mine.json",
                """
                {
                  // a bank's export: semicolons, commas as decimal separator, local times
                  "topic": "transactions",
                  "columns": ["when", "who", "what", "how much"],
                  "delimiter": ";",
                  "zone": "Europe/Berlin",
                  "key": "DE-{who}",
                  "ids": ["id"],
                  "where": [{"column": "what", "matches": "info", "not": true}],
                  "fields": {
                    "id": "{who}/{when}",
                    "account": "DE-{who}",
                    "eventTime": {"column": "when", "time": "dd.MM.yyyy HH:mm"},
                    "channel": {"constant": "BRANCH"},
                    "kind": {"column": "what", "map": {"Auszahlung": "WITHDRAWAL"}},
                    "amount": {"column": "how much", "number": {"strip": " €.", "decimal": ","}},
                    "currency": "EUR"
                  }
                }
                """);
        Path file = write(
                "export.csv",
                "01.07.2025 12:00;17;Auszahlung;1.250,50 €\n01.07.2025 12:01;17;info;0\n01.07.2025 12:02;17;Kauf;1,00 €\n");

        List<FeedItem> items = items("csv:" + mapping + "=" + file);

        assertThat(items).hasSize(2);
        Transaction first = (Transaction) ((FeedRecord<?, ?>) items.get(0)).value();
        assertThat(first.getId()).isEqualTo("17/01.07.2025 12:00");
        assertThat(first.getEventTime()).isEqualTo(Instant.parse("2025-07-01T10:00:00Z"));
        assertThat(first.getAmount()).isEqualByComparingTo("1250.50");
        assertThat(((FeedRecord<?, ?>) items.get(0)).key()).isEqualTo("DE-17");
        assertThat(items.get(1))
                .isEqualTo(new FeedRefusal(
                        file + ":3",
                        "kind is 'Kauf', for which the mapping has no value",
                        "01.07.2025 12:02;17;Kauf;1,00 €"));
    }

    private Transaction transaction(String spec) {
        return (Transaction) ((FeedRecord<?, ?>) only(spec)).value();
    }

    private static FeedItem only(String spec) {
        List<FeedItem> items = items(spec);
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private static List<FeedItem> items(String spec) {
        List<FeedItem> items = new ArrayList<>();
        try (FeedSource source = Feeds.prepare(spec).open(FeedStart.standard())) {
            for (FeedItem item = source.next(); item != null; item = source.next()) {
                items.add(item);
            }
        }
        return items;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
