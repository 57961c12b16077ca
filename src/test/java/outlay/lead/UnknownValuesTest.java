package outlay.lead;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.contact.Contacts;
import outlay.db.Database;
import outlay.db.OnBothEngines;
import outlay.index.ContactSet;
import outlay.load.Imports;

@OnBothEngines
final class UnknownValuesTest {
    @TempDir Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @BeforeEach
    void importsTwoFiles() {
        database = Imports.database(folder);
        Imports.load(
                database,
                """
                email,first_name,last_name,title,industry,employees,technologies,tier
                a@a.example,Ann,Cole,Head of Sales,Computer Software,51-200,Salesforce;Slack,gold
                b@a.example,Bob,Coles,Sales Manager,Computer Software,300,Salesforce,silver
                c@b.example,Cyd,Ann,VP Marketing,Software Development,5000,,gold
                """);
        Imports.load(
                database,
                """
                email,industry,employees,technologies,tier
                d@b.example,COMPUTER SOFTWARE,10,Slack,gold
                c@b.example,Retail,,,
                """);
    }

    @AfterEach
    void closes() {
        database.close();
    }

    @Test
    void countsOverAllFilesWhatContactsHaveNow() {
        assertEquals(
                "industry Software: Computer Software 3",
                unknown("industry", "Retail", "Software"));
    }

    @Test
    void forgetsWhomNobodyHasAnyMore() {
        int ann = 1;
        database.write(
                tx -> {
                    Contacts.erase(tx, ContactSet.of(ann));
                    return true;
                });
        assertEquals("industry Software: Computer Software 2", unknown("industry", "Software"));
    }

    @Test
    void takesTitlesAndNamesByTheWord() {
        assertEquals(
                "title Hed: head 1; title Slaes: sales 2", unknown("title", "Hed of Slaes", "VP"));
        assertEquals("name Colse: cole 1, coles 1", unknown(Clause.NAME, "Colse"));
        assertEquals("name Anne: ann 2", unknown(Clause.NAME, "Anne"));
    }

    @Test
    void namesTheOptionThatWasGiven() {
        assertEquals("technology Slak: Slack 2", unknown("technologies", "Slak"));
        assertEquals("field tier glod: gold 3", unknown("tier", "glod"));
        assertEquals("email a@c.example:", unknown("email", "a@c.example", "a@a.example"));
        Clause not = new Clause(Clause.Type.EXCLUDE, "industry", List.of("Retial"), "");
        assertEquals("not-industry Retial: Retail 1", unknown(not));
    }

    @Test
    void findsTheRangesThatAreNext() {
        assertEquals("", unknown("employees", "51-300"));
        assertEquals(
                "employees 400-900: 300 1, 51-200 1, 5000 1, 10 1",
                unknown("employees", "400-900"));
    }

    private String unknown(String field, String... values) {
        return unknown(new Clause(Clause.Type.INCLUDE, field, List.of(values), ""));
    }

    private String unknown(Clause clause) {
        return database.read(tx -> UnknownValues.of(tx, new Filter(List.of(clause)))).stream()
                .map(UnknownValuesTest::text)
                .collect(joining("; "));
    }

    private static String text(UnknownValue each) {
        String field = each.field() == null ? "" : each.field() + " ";
        String nearest =
                each.nearest().stream()
                        .map(near -> " " + near.value() + " " + near.count())
                        .collect(joining(","));
        return each.option() + " " + field + each.value() + ":" + nearest;
    }
}
