package outlay.db;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import outlay.story.Operator;

/** Stories and tests of the ledger are about either engine, or say why not. */
final class BothEnginesTest {
    @Test
    void runOnEitherOrSayWhyNot() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Test")
                .and(describe("have a database", BothEnginesTest::hasDatabase))
                .should()
                .beAnnotatedWith(OnBothEngines.class)
                .orShould()
                .beAnnotatedWith(OnSqliteAlone.class)
                .check(new ClassFileImporter().importPackages("outlay.story", "outlay.credit"));
    }

    private static boolean hasDatabase(JavaClass test) {
        return test.getDirectDependenciesFromSelf().stream()
                .map(each -> each.getTargetClass())
                .anyMatch(
                        each ->
                                each.isEquivalentTo(Operator.class)
                                        || each.isEquivalentTo(TestDatabases.class));
    }
}
