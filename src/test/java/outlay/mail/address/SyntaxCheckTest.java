package outlay.mail.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.EmailAddress;

final class SyntaxCheckTest {
    private static Finding check(String address) {
        try (AddressCheck check = AddressCheck.syntax()) {
            return check.check(EmailAddress.stored(address));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@lead.example",
                "Ann.O'Lee+crm@mail.lead.example",
                "a_b-c@lead-1.co.uk",
                "1@2.example",
                "ann@xn--bcher-kva.example",
                "ann@bücher.example",
                "jörg@lead.example",
                "ann@lead.test",
                "ann@lead.photography",
            })
    void acceptsWhatPeopleAreCalled(String address) {
        assertEquals(new Verdict.Deliverable(), check(address).verdict());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@localhost",
                "ann@[192.0.2.1]",
                "ann@192.0.2.1",
                "ann@lead.e",
                "ann@lead..example",
                "ann@.example",
                "ann@lead.example.",
                "ann@-lead.example",
                "ann@lead-.example",
                "ann@le_ad.example",
                "ann@lead.123",
                "ann(home)@lead.example",
                "ann@(home)lead.example",
                "\"ann\"@lead.example",
                ".ann@lead.example",
                "ann.@lead.example",
                "a..n@lead.example",
                "ann@home@lead.example",
                "ann;bo@lead.example",
                "ann@lead.example;bo@lead.example",
                "a\\b@lead.example",
                "ann:bo@lead.example",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx@lead.example",
                "ann@xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.example"
            })
    void refusesWhatNoMailboxIsCalled(String address) {
        Verdict verdict = check(address).verdict();
        assertInstanceOf(Verdict.Invalid.class, verdict);
        String reason = ((Verdict.Invalid) verdict).reason();
        assertTrue(reason.matches("not an address: [a-z@ ]+"), reason);
    }

    @ParameterizedTest
    @CsvSource({
        "info@lead.example, ROLE",
        "Sales+eu@lead.example, ROLE",
        "ann@mailinator.com, DISPOSABLE",
        "ann@a.b.YOPMAIL.com, DISPOSABLE"
    })
    void warnsOfAddressesThatAreNoPersonsOwn(String address, AddressWarning warning) {
        assertEquals(Set.of(warning), check(address).warnings());
        assertEquals(new Verdict.Deliverable(), check(address).verdict());
    }

    @Test
    void warnsOfNothingElse() {
        assertEquals(Set.of(), check("inform@notmailinator.com").warnings());
    }
}
