package com.lancore.pathways.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Ways through the house go one way. */
@AnalyzeClasses(packages = "com.lancore.pathways", importOptions = ImportOption.DoNotIncludeTests.class)
class DirectionsTest {

    private static final String HOUSE = "com.lancore.pathways";

    @ArchTest
    static final ArchRule calendarIsPlainJava = noClasses()
            .that()
            .resideInAPackage(HOUSE + ".calendar..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.camunda..", "java.sql..", "javax.sql..")
            .because("days are counted the same in a test, a timer and a page, without an engine or a database");

    @ArchTest
    static final ArchRule nothingLooksAtTheWeb = noClasses()
            .that()
            .resideOutsideOfPackage(HOUSE + ".web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HOUSE + ".web..")
            .because("the API explains the house; the house does not know that it is asked");

    @ArchTest
    static final ArchRule theInsideOfTheEngineIsTouchedInOneRoom = noClasses()
            .that()
            .resideOutsideOfPackage(HOUSE + ".engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda.bpm.engine.impl..")
            .because("the forks of Camunda 7 keep the public API: leaving must stay a rename");

    @ArchTest
    static final ArchRule theFoundationKnowsNoProcess = noClasses()
            .that()
            .resideInAnyPackage(
                    HOUSE + ".calendar..",
                    HOUSE + ".refusal..",
                    HOUSE + ".audit..",
                    HOUSE + ".document..",
                    HOUSE + ".project..",
                    HOUSE + ".requirement..",
                    HOUSE + ".deadline..",
                    HOUSE + ".engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    HOUSE + ".iit..",
                    HOUSE + ".importing..",
                    HOUSE + ".lecheng..",
                    HOUSE + ".rwd..",
                    HOUSE + ".event..",
                    HOUSE + ".demo..")
            .because("a new pathway is a new room, and changes none of the rooms that it stands on");

    @ArchTest
    static final ArchRule trackAKnowsNothingOfTheStudy = noClasses()
            .that()
            .resideInAPackage(HOUSE + ".lecheng..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HOUSE + ".iit..")
            .because("pathways stand side by side: what they share belongs to the rooms below them");
}
