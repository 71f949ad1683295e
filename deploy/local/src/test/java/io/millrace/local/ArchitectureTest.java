package io.millrace.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may know whom. This module is the only one that sees all the others. */
class ArchitectureTest {

    private static final String[] APPLICATIONS = {"io.millrace.fraud..", "io.millrace.sports.."};

    private static JavaClasses millrace;

    @BeforeAll
    static void read() {
        millrace = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.millrace");
    }

    @Test
    void contracts_know_nobody() {
        noClasses()
                .that()
                .resideInAPackage("io.millrace.contracts..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.millrace.processors..",
                        "io.millrace.ingest..",
                        "io.millrace.fraud..",
                        "io.millrace.sports..",
                        "io.millrace.local..",
                        "org.apache.kafka.streams..")
                .check(millrace);
    }

    @Test
    void processors_know_only_contracts() {
        noClasses()
                .that()
                .resideInAPackage("io.millrace.processors..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.millrace.ingest..", "io.millrace.fraud..", "io.millrace.sports..", "io.millrace.local..")
                .check(millrace);
    }

    @Test
    void ingest_knows_only_contracts_and_no_kafka_streams() {
        noClasses()
                .that()
                .resideInAPackage("io.millrace.ingest..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.millrace.processors..",
                        "io.millrace.fraud..",
                        "io.millrace.sports..",
                        "io.millrace.local..",
                        "org.apache.kafka.streams..")
                .check(millrace);
    }

    @Test
    void applications_know_neither_feeds_nor_ways_to_run_them() {
        noClasses()
                .that()
                .resideInAnyPackage(APPLICATIONS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.millrace.ingest..", "io.millrace.local..")
                .check(millrace);
    }

    @Test
    void domains_are_plain_java() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.millrace.fraud.rules..",
                        "io.millrace.sports.match..",
                        "io.millrace.sports.stats..",
                        "io.millrace.sports.clock..",
                        "io.millrace.sports.tracking..",
                        "io.millrace.processors.alerts..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka.streams..")
                .check(millrace);
    }

    @Test
    void packages_are_by_feature() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..helper..", "..dto..", "..impl..", "..model..")
                .check(millrace);
    }

    @Test
    void a_main_ends_the_jvm_and_nothing_else_does() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Process")
                .and()
                .doNotHaveFullyQualifiedName("io.millrace.fraud.FraudDetection")
                .and()
                .doNotHaveFullyQualifiedName("io.millrace.sports.SportsScores")
                .and()
                .doNotHaveFullyQualifiedName("io.millrace.ingest.cli.Ingest")
                .and()
                .doNotHaveFullyQualifiedName("io.millrace.local.Millrace")
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(millrace);
    }

    @Test
    void features_of_ingest_do_not_go_in_circles() {
        slices().matching("io.millrace.ingest.(*)..").should().beFreeOfCycles().check(millrace);
    }

    @Test
    void classes_are_final_or_meant_to_be_implemented() {
        classes()
                .that()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .resideInAnyPackage("io.millrace.processors..", "io.millrace.fraud..", "io.millrace.sports..")
                .and()
                .haveSimpleNameNotEndingWith("package-info")
                .should()
                .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
                .orShould()
                .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT)
                .check(millrace);
    }
}
