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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.cli.command.Room;

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
                "outlay                :",
                "outlay.net            :",
                "outlay.refusal        :",
                "outlay.output         :",
                "outlay.db             :",
                "outlay.index          : db",
                "outlay.contact        : db index",
                "outlay.csv            : contact",
                "outlay.suppression    : db index contact csv",
                "outlay.load           : db index contact csv suppression",
                "outlay.care           : db index contact load suppression",
                "outlay.lead           : db index contact",
                "outlay.credit         : db",
                "outlay.campaign.plan  :",
                "outlay.campaign       : db index contact suppression lead credit campaign.plan"
                        + " mailbox",
                "outlay.mailbox        : db campaign.plan mail.letter",
                "outlay.mail           :",
                "outlay.mail.address   : mail",
                "outlay.mail.template  : mail",
                "outlay.mail.letter    : mail mail.template",
                "outlay.mail.smtp      : mail net refusal",
                "outlay.inbound.mime   : refusal",
                "outlay.inbound.source : net inbound.mime",
                "outlay.inbound.optout : refusal",
                "outlay.inbound.report : inbound.mime inbound.optout refusal",
                "outlay.delivery       : db contact suppression credit campaign campaign.plan mailbox"
                        + " mail.address mail.letter mail.smtp",
                "outlay.delivery.pace  : db contact campaign campaign.plan mailbox delivery",
                "outlay.delivery.writing : db index contact lead campaign campaign.plan mailbox"
                        + " mail.letter mail.template mail.smtp delivery",
                "outlay.delivery.sending : db contact suppression credit campaign mailbox"
                        + " mail.address mail.smtp refusal delivery delivery.pace delivery.writing",
                "outlay.delivery.inbox : db index contact suppression credit campaign campaign.plan"
                        + " mailbox mail.letter inbound.report delivery delivery.writing",
                "outlay.delivery.ahead : db index contact credit campaign campaign.plan mailbox"
                        + " mail.address mail.smtp inbound.report delivery delivery.pace"
                        + " delivery.sending delivery.inbox",
                "outlay.report         : db index contact credit campaign campaign.plan mailbox"
                        + " mail.template delivery delivery.pace delivery.ahead output",
                "outlay.cli.input      : contact lead csv campaign campaign.plan mailbox mail.letter mail.smtp"
                        + " inbound.source net output",
                "outlay.cli.command    : db credit index load lead delivery net output cli.input",
                "outlay.cli.begin      : db campaign campaign.plan delivery.writing mailbox mail.address mail.letter"
                        + " net output cli.input cli.command",
                "outlay.cli.contacts   : db index contact csv suppression load lead credit mailbox campaign"
                        + " output cli.input cli.command",
                "outlay.cli.campaigns  : db index contact lead campaign campaign.plan mailbox"
                        + " mail.smtp delivery.writing output cli.input cli.command",
                "outlay.cli.mailboxes  : db campaign campaign.plan mailbox mail.address mail.letter mail.smtp net"
                        + " inbound.source output cli.input cli.command",
                "outlay.cli.sending    : db contact lead credit campaign campaign.plan mailbox delivery delivery.pace"
                        + " delivery.ahead delivery.sending delivery.inbox mail.address mail.smtp net"
                        + " inbound.source inbound.report output report cli.input cli.command",
                "outlay.cli.credits    : db contact credit output cli.input cli.command",
                "outlay.cli.care       : db index contact suppression care credit campaign output cli.input cli.command",
                "outlay.cli.script     : db index contact lead campaign mailbox output cli.input cli.command",
                "outlay.cli            : db output cli.input cli.command cli.begin cli.contacts cli.campaigns"
                        + " cli.mailboxes cli.sending cli.credits cli.care cli.script"
            })
    void usesOnlyThePackagesBelow(String user, @Nullable String used) {
        Set<String> allowed = new TreeSet<>(List.of("outlay", user));
        if (used != null) {
            Stream.of(used.split(" ")).map("outlay."::concat).forEach(allowed::add);
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
                                ".campaign.plan",
                                ".care",
                                ".cli",
                                ".cli.begin",
                                ".cli.campaigns",
                                ".cli.care",
                                ".cli.command",
                                ".cli.contacts",
                                ".cli.credits",
                                ".cli.input",
                                ".cli.mailboxes",
                                ".cli.script",
                                ".cli.sending",
                                ".contact",
                                ".credit",
                                ".csv",
                                ".db",
                                ".delivery",
                                ".delivery.ahead",
                                ".delivery.inbox",
                                ".delivery.pace",
                                ".delivery.sending",
                                ".delivery.writing",
                                ".inbound.mime",
                                ".inbound.optout",
                                ".inbound.report",
                                ".inbound.source",
                                ".index",
                                ".lead",
                                ".load",
                                ".mail",
                                ".mail.address",
                                ".mail.letter",
                                ".mail.smtp",
                                ".mail.template",
                                ".mailbox",
                                ".net",
                                ".output",
                                ".refusal",
                                ".report",
                                ".suppression")
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
        "org.postgresql..,      nobody",
        "org.roaringbitmap..,   outlay.index",
        "de.siegmar..,          outlay.csv",
        "com.opencsv..,         outlay.csv outlay.output",
        "com.fasterxml..,       outlay.output outlay.inbound.report",
        "me.tongfei..,          outlay.output",
        "picocli..,             outlay.cli..",
        "org.jline..,           outlay.cli.script",
        "jakarta..,             outlay.inbound.source",
        "org.eclipse.angus..,   outlay.inbound.source",
        "liqp..,                outlay.mail.template",
        "com.sanctionco..,      outlay",
        "org.xbill..,           outlay.mail.address",
        "de.focus_shift..,      outlay.campaign.plan",
        "org.slf4j..,           nobody",
        "java.util.logging..,   nobody"
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

    /** What only one engine has is in the classes that are called after it. */
    @Test
    void speaksWithAnEngineOnlyThroughItsSeam() {
        check(
                noClasses()
                        .that()
                        .haveNameNotMatching("outlay\\.db\\.Sqlite.*")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.sqlite.."));
        check(
                noClasses()
                        .that()
                        .haveNameNotMatching("outlay\\.db\\.Sqlite.*")
                        .and()
                        .doNotHaveFullyQualifiedName("outlay.db.Database")
                        .and()
                        .doNotHaveFullyQualifiedName("outlay.db.Engine")
                        .should()
                        .dependOnClassesThat()
                        .haveNameMatching("outlay\\.db\\.Sqlite.*"));
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
                                "outlay.suppression",
                                "outlay.load",
                                "outlay.care",
                                "outlay.lead",
                                "outlay.credit",
                                "outlay.campaign",
                                "outlay.mailbox",
                                "outlay.delivery",
                                "outlay.delivery.inbox")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("java.sql.."));
    }

    /** Others need to know of a room only how its commands are made. */
    @Test
    void showsOfARoomOfCommandsOnlyItsDoor() {
        check(
                classes()
                        .that()
                        .resideInAPackage("outlay.cli.*")
                        .and()
                        .resideOutsideOfPackages("outlay.cli.command", "outlay.cli.input")
                        .and()
                        .arePublic()
                        .should()
                        .implement(Room.class));
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
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("outlay.cli", "outlay.cli.command")
                        .should(exit));
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
        check(noClasses().that().resideOutsideOfPackage("outlay.cli.input").should(now));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Impl", "Manager", "Helper", "Util", "Utils", "Service"})
    void namesClassesByPlainNouns(String word) {
        check(noClasses().should().haveSimpleNameEndingWith(word));
    }

    /** Whoever reads a name must not have to ask of which room. */
    @Test
    void givesEachNameToOneClassOnly() {
        Map<String, TreeSet<String>> byName =
                PROGRAM.stream()
                        .filter(type -> !type.isAnonymousClass() && !type.isLocalClass())
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .collect(
                                Collectors.groupingBy(
                                        JavaClass::getSimpleName,
                                        TreeMap::new,
                                        Collectors.mapping(
                                                JavaClass::getName,
                                                Collectors.toCollection(TreeSet::new))));
        // Nested classes may share names, such as Visitor, as long as no class of its own has it.
        byName.values().removeIf(names -> names.stream().allMatch(name -> name.contains("$")));
        byName.values().removeIf(classes -> classes.size() == 1);
        assertEquals(Map.of(), byName);
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
