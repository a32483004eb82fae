package com.lancore.pathways.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Set;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.annotation.Autowired;

/** Ways through the house go one way. Each rule says why. */
@AnalyzeClasses(packages = "com.lancore.pathways", importOptions = ImportOption.DoNotIncludeTests.class)
class DirectionsTest {

    private static final String HOUSE = "com.lancore.pathways.";

    private static final String[] PROCESS_ROOMS = {
        HOUSE + "engagement..",
        HOUSE + "iit..",
        HOUSE + "conduct..",
        HOUSE + "importing..",
        HOUSE + "hgr..",
        HOUSE + "vendor..",
        HOUSE + "payment..",
        HOUSE + "lecheng..",
        HOUSE + "rwd..",
        HOUSE + "segmented..",
        HOUSE + "event.."
    };

    /** What the pom packs of the trail's room. */
    private static final String IN_THE_VERIFIER = ".*\\.(Chain|Sha256|TrailEntry|TrailFile)[^.]*";

    private static final Set<String> READERS_OF_A_CLOCK =
            Set.of("now", "currentTimeMillis", "systemUTC", "systemDefaultZone", "system");

    @ArchTest
    static final ArchRule nothingLooksAtTheWeb = noClasses()
            .that()
            .resideOutsideOfPackage(HOUSE + "web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HOUSE + "web..")
            .because("pages and APIs explain the house; the house must stand without them");

    @ArchTest
    static final ArchRule theCalendarIsPureJava = noClasses()
            .that()
            .resideInAPackage(HOUSE + "calendar..")
            .should()
            .dependOnClassesThat(not(resideInAnyPackage("java..", HOUSE + "calendar..", "com.fasterxml.jackson..")))
            .because("counting working days needs no engine, no Spring and no database, and must be testable as a law;"
                    + " Jackson reads the published years");

    @ArchTest
    static final ArchRule aDossierIsCheckedWithJavaAlone = noClasses()
            .that()
            .resideInAPackage(HOUSE + "dossier.verify..")
            .or(resideInAPackage(HOUSE + "audit..").and(nameMatching(IN_THE_VERIFIER)))
            .should()
            .dependOnClassesThat(not(resideInAnyPackage("java..", HOUSE + "dossier.verify..")
                    .or(resideInAPackage(HOUSE + "audit..").and(nameMatching(IN_THE_VERIFIER)))))
            .because("what proves a dossier must run in thirty years, without the application and its libraries");

    @ArchTest
    static final ArchRule theInsideOfTheEngineIsTouchedInOneRoom = noClasses()
            .that()
            .resideOutsideOfPackage(HOUSE + "engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda.bpm.engine.impl..")
            .because("Camunda 7's forks keep the public API: leaving must stay a rename, outside one room");

    @ArchTest
    static final ArchRule theInsideOfTheWebappsIsTouchedByTheLoginOfASessionAlone = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(HOUSE + "access.SessionLogin")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda.bpm.webapp.impl..")
            .because(
                    "the session of Tasklist and Cockpit has no public reader, and who is logged in by it is asked in one place");

    @ArchTest
    static final ArchRule whatTheRoomsShareKnowsNoRoom = noClasses()
            .that()
            .resideInAnyPackage(
                    HOUSE + "refusal..",
                    HOUSE + "calendar..",
                    HOUSE + "audit..",
                    HOUSE + "access..",
                    HOUSE + "project..",
                    HOUSE + "document..",
                    HOUSE + "requirement..",
                    HOUSE + "deadline..",
                    HOUSE + "engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PROCESS_ROOMS)
            .because("a new process is a new room: nothing that it uses may have to know it");

    @ArchTest
    static final ArchRule trackAKnowsNothingOfTheStudy = noClasses()
            .that()
            .resideInAnyPackage(HOUSE + "lecheng..", HOUSE + "rwd..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(HOUSE + "engagement..", HOUSE + "iit..", HOUSE + "conduct..", HOUSE + "importing..")
            .because("pathways stand side by side: what they share belongs to the rooms below them");

    @ArchTest
    static final ArchRule factsAndEvidenceKnowNoProcess = noClasses()
            .that()
            .resideInAnyPackage(HOUSE + "audit..", HOUSE + "document..", HOUSE + "project..", HOUSE + "refusal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..")
            .because("the trail and the documents outlive the engine that wrote them");

    @ArchTest
    static final ArchRule noWayLeadsInACircle = slices().matching(HOUSE + "(*)..")
            .should()
            .beFreeOfCycles()
            .because("a circle of rooms can only be understood and changed as one");

    @ArchTest
    static final ArchRule nobodyWaitsForAMail = noClasses()
            .that()
            .resideOutsideOfPackages(HOUSE + "notification..", HOUSE + "operations..", HOUSE + "web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HOUSE + "notification..")
            .because("what has happened is on the trail; telling people of it listens, and holds nothing");

    @ArchTest
    static final ArchRule theDemoIsNeededByNobody = noClasses()
            .that()
            .resideOutsideOfPackage(HOUSE + "demo..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HOUSE + "demo..")
            .because("without the profile demo nothing of it is there");

    @ArchTest
    static final ArchRule thereIsOneClock = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(HOUSE + "engine.HouseClock")
            .should()
            .callMethodWhere(readsTheMachinesClock())
            .because("legal dates are read in Shanghai from the one Clock, which a test can set");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = fields().should()
            .notBeAnnotatedWith(Autowired.class)
            .because("what a class needs stands in its constructor");

    @ArchTest
    static final ArchRule delegatesAreBeansByTheirStep = methods()
            .that()
            .haveRawReturnType(assignableTo(JavaDelegate.class))
            .should(beShort())
            .because("a delegate reads what the step needs, calls the house, and sets what the model decides on");

    @ArchTest
    static final ArchRule nothingPrints = noClasses()
            .that()
            .resideOutsideOfPackages(HOUSE + "demo..", HOUSE + "dossier.verify..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("what is worth saying goes to the log or to the trail; the verifier is a command");

    private static DescribedPredicate<JavaCall<?>> readsTheMachinesClock() {
        return new DescribedPredicate<>("reads the machine's own clock") {
            @Override
            public boolean test(JavaCall<?> call) {
                boolean time = resideInAPackage("java.time..").test(call.getTargetOwner())
                        || call.getTargetOwner().isEquivalentTo(System.class);
                boolean withClock =
                        call.getTarget().getRawParameterTypes().stream().anyMatch(p -> p.isEquivalentTo(Clock.class));
                return time && READERS_OF_A_CLOCK.contains(call.getTarget().getName()) && !withClock;
            }
        };
    }

    /** At most a handful of statements: calls that a bean method makes itself, those of its lambda not counted. */
    private static ArchCondition<JavaMethod> beShort() {
        return new ArchCondition<>("make few calls") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                long lines = method.getAccessesFromSelf().stream()
                        .map(JavaAccess::getLineNumber)
                        .distinct()
                        .count();
                events.add(new SimpleConditionEvent(
                        method, lines <= 15, method.getFullName() + " spans " + lines + " lines"));
            }
        };
    }
}
