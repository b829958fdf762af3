package org.allostat;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;

/** Which package may know what. Layers are listed from the innermost outwards; a package uses only those before it. */
@AnalyzeClasses(packages = "org.allostat", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final List<String> PACKAGES = List.of(
            "unit",
            "problem",
            "random",
            "kernel",
            "evidence",
            "policy",
            "outcomes",
            "study",
            "table",
            "run",
            "population",
            "population.history",
            "population.universe",
            "simulate",
            "survey.estimate",
            "survey.design",
            "survey.puf",
            "survey",
            "evaluate.decision",
            "evaluate",
            "emulate",
            "calibrate.search",
            "calibrate",
            "report",
            "sql",
            "explain",
            "config",
            "terminal",
            "jobs",
            "notebook");

    /** Packages from {@code table} on write files and talk to Spark or to people; those before hold laws and values. */
    private static final List<String> LAWS = PACKAGES.subList(0, PACKAGES.indexOf("table"));

    /** Manifests carry the time of the run, and progress and reports show it; nothing else may know it. */
    private static final List<String> WITH_CLOCK = List.of("run", "report", "terminal", "jobs");

    private static final String VECTOR_API = "jdk.incubator.vector..";

    private static final DescribedPredicate<JavaClass> VECTOR_KERNEL =
            describe("the vector kernel", type -> type.getName().startsWith("org.allostat.kernel.Vector"));

    @ArchTest
    static void aPackageUsesOnlyThoseBeforeIt(JavaClasses imported) {
        IntStream.range(0, PACKAGES.size() - 1)
                .forEach(i -> noClasses()
                        .that(resideIn(PACKAGES.subList(i, i + 1)))
                        .should()
                        .dependOnClassesThat(resideIn(PACKAGES.subList(i + 1, PACKAGES.size())))
                        .because("a package uses only those before it in " + PACKAGES)
                        .allowEmptyShould(true)
                        .check(imported));
    }

    @ArchTest
    static final ArchRule EVERY_CLASS_LIVES_IN_A_LISTED_PACKAGE = classes()
            .should(new ArchCondition<>("live in " + PACKAGES) {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    events.add(new SimpleConditionEvent(
                            type, resideIn(PACKAGES).test(type), type.getName() + " lives in no listed package"));
                }
            });

    @ArchTest
    static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
            slices().matching("org.allostat.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_KERNEL_KNOWS_THE_JDK_ONLY = classes()
            .that(resideIn(List.of("unit", "problem", "random", "kernel")))
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", VECTOR_API)
                    .or(resideIn(List.of("unit", "problem", "random", "kernel"))));

    /** All else must load where the JVM was started without the incubator module. */
    @ArchTest
    static final ArchRule ONLY_THE_VECTOR_KERNEL_KNOWS_THE_VECTOR_API = noClasses()
            .that(not(VECTOR_KERNEL))
            .should()
            .dependOnClassesThat(resideInAPackage(VECTOR_API).or(VECTOR_KERNEL));

    @ArchTest
    static final ArchRule LAWS_KNOW_NOTHING_OF_SPARK = noClasses()
            .that(resideIn(LAWS))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.spark..", "org.apache.hadoop.."));

    @ArchTest
    static final ArchRule NOTHING_USES_SCALA = noClasses()
            .that()
            .doNotHaveSimpleName("HeartbeatProgress") // Spark gives in-flight counts to listeners in no other type
            .should()
            .dependOnClassesThat(resideInAPackage("scala.."));

    @ArchTest
    static final ArchRule SPARK_SESSIONS_ARE_BUILT_IN_JOBS_ONLY = noClasses()
            .that(not(resideIn(List.of("jobs"))))
            .should()
            .callCodeUnitWhere(describe("builds or finds a Spark session", ArchitectureTest::obtainsSpark));

    @ArchTest
    static final ArchRule JACKSON_IS_FOR_FILES_OF_THE_EDGE = noClasses()
            .that(not(resideIn(List.of("config", "report", "run", "sql", "jobs"))))
            .should()
            .dependOnClassesThat(resideInAPackage("com.fasterxml.jackson.."));

    /**
     * The JIT replaces these by code of its own, of another last digit, and of yet another on another family of processors; {@link
     * StrictMath} is the same everywhere.
     */
    private static final Set<String> NOT_EXACT = Set.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "expm1", "log", "log10", "log1p", "pow",
            "cbrt", "hypot", "sinh", "cosh", "tanh");

    @ArchTest
    static final ArchRule FUNCTIONS_ARE_THE_SAME_ON_EVERY_PROCESSOR = noClasses()
            .should()
            .accessTargetWhere(describe(
                    "is a function of Math that is not exact",
                    access ->
                            access.getTargetOwner().isEquivalentTo(Math.class) && NOT_EXACT.contains(access.getName())))
            .orShould()
            .accessTargetWhere(describe(
                    "is a function over vectors that is not exact",
                    access -> access.getTargetOwner().getName().equals("jdk.incubator.vector.VectorOperators")
                            && NOT_EXACT.contains(access.getName().toLowerCase(Locale.ROOT))))
            .because("a run gives the same tables on every processor");

    /** Its functions are those of {@link Math}; tests have it as another opinion. */
    @ArchTest
    static final ArchRule DISTRIBUTIONS_ARE_THE_SAME_ON_EVERY_PROCESSOR = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.apache.commons.statistics..", "org.apache.commons.numbers..", "org.apache.commons.math3.."));

    @ArchTest
    static final ArchRule NO_STATIC_FIELD_CAN_CHANGE =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule RANDOMNESS_COMES_FROM_THE_RANDOM_PACKAGE = noClasses()
            .should()
            .dependOnClassesThat(assignableTo(RandomGenerator.class))
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule RESULTS_DO_NOT_READ_A_CLOCK = noClasses()
            .that(not(resideIn(WITH_CLOCK)))
            .should()
            .callCodeUnitWhere(describe("reads the clock", ArchitectureTest::readsTheClock));

    /**
     * Policies share a course while their treatments are equal, and an outcome while their summaries are: whatever acts on the
     * body or writes the outcome must not know the chart, or a lever could act unseen.
     */
    @ArchTest
    static final ArchRule ONLY_A_TREATMENT_REACHES_THE_BODY = noClasses()
            .that()
            .resideInAPackage("org.allostat.simulate")
            .and()
            .haveNameMatching(".*\\.(PatientBody|PatientEvents|PatientLedger|MonthlyTally|OutcomeMaker)(\\$.*)?")
            .should()
            .dependOnClassesThat(describe(
                    "what a policy has decided",
                    type -> Set.of("Chart", "FollowedPolicy", "CareState", "Policy", "Prescriber", "Offer")
                            .contains(type.getSimpleName())));

    @ArchTest
    static final ArchRule ONLY_A_CHART_KNOWS_ITS_STATE_OF_CARE = noClasses()
            .that()
            .resideInAPackage("org.allostat.simulate")
            .and()
            .doNotHaveSimpleName("Chart")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("CareState");

    /** In Turkey {@code "ID".toLowerCase()} is no "id", and in Egypt {@code "%d"} writes other digits. */
    @ArchTest
    static final ArchRule THE_USERS_LOCALE_CHANGES_NOTHING = noClasses()
            .should()
            .callCodeUnitWhere(describe("takes the locale of the user", ArchitectureTest::takesTheLocale));

    @ArchTest
    static final ArchRule CHARSETS_ARE_NAMED = noClasses()
            .should()
            .callCodeUnitWhere(describe("takes the charset of the user", ArchitectureTest::takesTheCharset));

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes()
            .should(new ArchCondition<>("live in a null-marked package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean marked = type.getPackage()
                            .tryGetPackageInfo()
                            .map(info -> info.isAnnotatedWith(NullMarked.class))
                            .orElse(false);
                    events.add(new SimpleConditionEvent(
                            type, marked, type.getPackageName() + " has no package-info.java with @NullMarked"));
                }
            });

    private static DescribedPredicate<JavaClass> resideIn(List<String> packages) {
        return resideInAnyPackage(
                packages.stream().map(name -> "org.allostat." + name).toArray(String[]::new));
    }

    private static boolean obtainsSpark(JavaCall<?> call) {
        String owner = call.getTargetOwner().getName();
        boolean finds =
                Set.of("builder", "getOrCreate", "active", "getActiveSession").contains(call.getName());
        boolean constructs = call.getName().equals("<init>") && owner.endsWith("SparkContext");
        return owner.startsWith("org.apache.spark.") && (finds || constructs);
    }

    private static boolean takesTheLocale(JavaCall<?> call) {
        String owner = call.getTargetOwner().getName();
        boolean hasLocale =
                call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Locale.class));
        return switch (call.getName()) {
            case "toLowerCase", "toUpperCase" -> owner.equals("java.lang.String") && !hasLocale;
            case "format", "formatted", "printf" ->
                (owner.equals("java.lang.String") || owner.startsWith("java.io.Print")) && !hasLocale;
            case "<init>" ->
                Set.of(
                                        "java.util.Formatter",
                                        "java.text.DecimalFormat",
                                        "java.text.SimpleDateFormat",
                                        "java.util.Scanner")
                                .contains(owner)
                        && !hasLocale;
            default -> false;
        };
    }

    private static boolean takesTheCharset(JavaCall<?> call) {
        List<String> parameters = call.getTarget().getRawParameterTypes().stream()
                .map(JavaClass::getSimpleName)
                .toList();
        boolean isTold = parameters.contains("Charset") || parameters.contains("CharsetDecoder");
        return switch (call.getTargetOwner().getName()) {
            case "java.lang.String" ->
                !isTold
                        && (call.getName().equals("getBytes")
                                || (call.getName().equals("<init>") && parameters.contains("byte[]")));
            case "java.io.InputStreamReader",
                    "java.io.OutputStreamWriter",
                    "java.io.FileReader",
                    "java.io.FileWriter" -> call.getName().equals("<init>") && !isTold;
            default -> false;
        };
    }

    private static boolean readsTheClock(JavaCall<?> call) {
        String owner = call.getTargetOwner().getName();
        return switch (call.getName()) {
            case "now" -> owner.startsWith("java.time.");
            case "currentTimeMillis", "nanoTime" -> owner.equals("java.lang.System");
            case "<init>" -> owner.equals("java.util.Date");
            default -> owner.equals("java.time.Clock");
        };
    }
}
