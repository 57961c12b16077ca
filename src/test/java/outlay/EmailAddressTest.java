package outlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailAddressTest {
    @Test
    void keepsTheSpellingAndComparesWithoutCase() {
        EmailAddress address = EmailAddress.parse("  Ann.Lee@Example.COM ").orElseThrow();
        assertEquals("Ann.Lee@Example.COM", address.written());
        assertEquals(EmailAddress.parse("ann.lee@example.com").orElseThrow(), address);
    }

    @Test
    void comparesDomainsByTheirALabels() {
        assertEquals(
                "x@xn--bcher-kva.example",
                EmailAddress.parse("x@BÜCHER.example").orElseThrow().key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "ann",
                "ann@",
                "@b.example",
                "a b@c.example",
                "a\r\nBcc:x@c.example",
                "<a@c.example>",
                "a\u200b@c.example",
                "a@c.example,b@c.example"
            })
    void refusesWhatCouldNotBeAnAddress(String text) {
        assertTrue(EmailAddress.parse(text).isEmpty(), text);
    }
}
