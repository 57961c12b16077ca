package outlay.delivery.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import outlay.campaign.plan.Lot;
import outlay.campaign.plan.Step;
import outlay.mail.letter.Content;

/** What the templates of a step make of a contact's fields. */
final class StepTemplatesTest {
    private static final Set<String> KNOWN = Set.of("first_name", "technologies", "keywords");

    private static StepTemplates.Result render(
            String subject, String text, Map<String, String> fields) {
        Step step = new Step(1, 0, subject, text, null);
        return StepTemplates.parse(List.of(step), KNOWN).render(1, new Lot(0), fields, null);
    }

    @Test
    void takesListsApartAsFiltersDo() {
        assertEquals(
                new StepTemplates.Result(new Content("3: SQL", "crm", null), "", null, true),
                render(
                        "{{ technologies.size }}: {{ technologies.last }}",
                        "{{ keywords | join: '+' }}",
                        Map.of("technologies", "Java, Go;SQL ; ", "keywords", "crm")));
    }

    @Test
    void holdsWhomAFieldIsMissingOf() {
        assertEquals(
                new StepTemplates.Result(null, "missing: first_name", null, true),
                render("s", "Hi {{ first_name }}", Map.of("first_name", " ")));
    }
}
