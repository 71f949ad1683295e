package io.millrace.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** That everything is measured and right. How fast it is says nothing here. */
class BenchTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_quick_run_measures_copy_rules_and_latency_and_leaves_nothing_behind() {
        int exit = commandLine()
                .execute(
                        "--quick",
                        "--records=20000",
                        "--rate=500",
                        "--jvm=-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m",
                        "--folder=" + folder);

        assertThat(exit).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("20,000 transactions of 250 accounts")
                .containsPattern("copy, commits every 100 ms +1 +[0-9,]+ ")
                .containsPattern("velocity rule +1 +[0-9,]+ ")
                .containsPattern("whole pack +1 +[0-9,]+ ")
                .containsPattern("whole pack +500 +15 ");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void help_says_what_it_measures_and_how_long_it_takes() {
        assertThat(commandLine().execute("--help")).isZero();
        assertThat(out.toString()).contains("plain transactional copy", "ten minutes", "--quick");
    }

    private CommandLine commandLine() {
        return Bench.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    }
}
