package outlay;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps the table of packages true: who may use whom, and who alone may use which library. */
final class ArchitectureTest {
    /** The tests lie elsewhere, whatever builds them. */
    private static final String PROGRAM_FOLDER =
            Problem.class.getProtectionDomain().getCodeSource().getLocation().getPath();

    private static final JavaClasses PROGRAM =
            new ClassFileImporter()
                    .withImportOption(location -> location.contains(PROGRAM_FOLDER))
                    .importPackages("outlay");

    /** Each package and what it may use of ours; everybody may use {@code outlay} itself. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "outlay          :",
                "outlay.db       :",
                "outlay.index    : outlay.db",
                "outlay.contact  : outlay.db outlay.index",
                "outlay.credit   : outlay.db",
                "outlay.campaign : outlay.db outlay.index outlay.contact outlay.credit",
                "outlay.refusal  :",
                "outlay.mail     : outlay.refusal",
                "outlay.inbound  : outlay.refusal",
                "outlay.output   :",
                "outlay.delivery : outlay.db outlay.index outlay.contact outlay.credit outlay.campaign"
                        + " outlay.mail outlay.inbound outlay.refusal"
            })
    void usesOnlyThePackagesBelow(String user, @Nullable String used) {
        Set<String> allowed = new TreeSet<>(List.of("outlay", user));
        if (used != null) {
            allowed.addAll(Arrays.asList(used.split(" ")));
        }
        check(
                noClasses()
                        .that()
                        .resideInAPackage(user)
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage("outlay..")
                                        .and(
                                                DescribedPredicate.not(
                                                        resideInAnyPackage(
                                                                allowed.toArray(String[]::new)))))
                        .because(user + " may use " + allowed));
    }

    @Test
    void hasNoPackageThatTheTableDoesNotName() {
        Set<String> table =
                Stream.of(
                                "",
                                ".campaign",
                                ".cli",
                                ".contact",
                                ".credit",
                                ".db",
                                ".delivery",
                                ".inbound",
                                ".index",
                                ".mail",
                                ".output",
                                ".refusal")
                        .map("outlay"::concat)
                        .collect(Collectors.toSet());
        Set<String> unknown =
                PROGRAM.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !table.contains(name))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unknown);
    }

    /** Each library and who alone may use it. */
    @ParameterizedTest
    @CsvSource({
        "org.sqlite..,          outlay.db",
        "org.roaringbitmap..,   outlay.index",
        "de.siegmar..,          outlay.contact",
        "com.opencsv..,         outlay.contact outlay.output",
        "com.fasterxml..,       outlay.output",
        "me.tongfei..,          outlay.output",
        "picocli..,             outlay.cli",
        "jakarta..,             outlay.mail outlay.inbound",
        "org.eclipse.angus..,   outlay.mail outlay.inbound",
        "liqp..,                outlay.mail",
        "com.sanctionco..,      outlay",
        "org.xbill..,           outlay.mail",
        "org.slf4j..,           nobody",
        "java.util.logging..,   outlay.cli outlay.mail"
    })
    void keepsALibraryToItsOwners(String library, String owners) {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(owners.split(" "))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(library));
    }

    /** Those who own tables read rows; nobody but {@code db} touches a connection. */
    @Test
    void speaksJdbcOnlyInTheDatabasePackage() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("outlay.db")
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage("java.sql..")
                                        .and(
                                                DescribedPredicate.not(
                                                        belongToAnyOf(
                                                                ResultSet.class,
                                                                SQLException.class)))));
    }

    @Test
    void readsRowsOnlyWhereTheTablesAre() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "outlay.db",
                                "outlay.index",
                                "outlay.contact",
                                "outlay.credit",
                                "outlay.campaign",
                                "outlay.delivery")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("java.sql.."));
    }

    @Test
    void exitsOnlyInTheCommandLine() {
        ArchCondition<JavaClass> exit =
                callMethodWhere(
                        target(nameMatching("exit|halt"))
                                .and(
                                        target(
                                                owner(
                                                        nameMatching(
                                                                "java\\.lang\\.(System|Runtime)")))));
        check(noClasses().that().resideOutsideOfPackage("outlay.cli").should(exit));
    }

    @Test
    void printsNothingPastTheConsole() {
        check(noClasses().should().accessField(System.class, "out"));
        check(noClasses().should().accessField(System.class, "err"));
        check(noClasses().should().callMethod(Throwable.class, "printStackTrace"));
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("outlay.cli", "outlay.output")
                        .should()
                        .dependOnClassesThat()
                        .belongToAnyOf(PrintStream.class));
    }

    /** What a user names may be a pipe, on which Java's own streams fail. */
    @Test
    void opensFilesToReadOnlyAsForwardStreams() {
        ArchCondition<JavaClass> opens =
                callMethodWhere(
                        target(nameMatching("newInputStream"))
                                .and(target(owner(nameMatching("java\\.nio\\.file\\.Files")))));
        check(noClasses().that().areNotAssignableTo(ForwardStream.class).should(opens));
    }

    /** Time comes from a {@code java.time.Clock}, so that a schedule can be rehearsed. */
    @Test
    void readsTheSystemsTimeOnlyInTheCommandLine() {
        ArchCondition<JavaClass> now =
                callMethodWhere(
                        target(nameMatching("now"))
                                .and(target(owner(nameMatching("java\\.time\\.\\w+"))))
                                .and(
                                        DescribedPredicate.describe(
                                                "without a clock",
                                                call ->
                                                        call.getTarget()
                                                                .getRawParameterTypes()
                                                                .isEmpty())));
        check(noClasses().that().resideOutsideOfPackage("outlay.cli").should(now));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Impl", "Manager", "Helper", "Util", "Utils", "Service"})
    void namesClassesByPlainNouns(String word) {
        check(noClasses().should().haveSimpleNameEndingWith(word));
    }

    @Test
    void saysInEachPackageWhatItIsForAndThatNullIsMarked() {
        check(
                classes()
                        .that()
                        .haveSimpleName("package-info")
                        .should()
                        .beAnnotatedWith("org.jspecify.annotations.NullMarked"));
        Set<String> packages =
                PROGRAM.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        Set<String> described =
                PROGRAM.stream()
                        .filter(type -> type.getSimpleName().equals("package-info"))
                        .map(JavaClass::getPackageName)
                        .collect(Collectors.toSet());
        assertEquals(packages, described);
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PROGRAM);
    }
}
