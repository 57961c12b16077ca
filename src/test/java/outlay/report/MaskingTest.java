package outlay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MaskingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ann@acme.example              | a•••@acme.example",
                "a@acme.example                | •••@acme.example",
                "'\"a@b\"@acme.example'        | '\"•••@acme.example'",
                "\uD83D\uDE00nn@acme.example   | \uD83D\uDE00•••@acme.example"
            })
    void keepsOfAnAddressItsBeginningAndItsDomain(String address, String masked) {
        assertEquals(masked, Masking.of(address));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "refused: 550 <ann@acme.example>: no $1 | refused: 550 <a•••@acme.example>: no $1",
                "12 of 100 emails bounced               | 12 of 100 emails bounced",
                "ann@acme.example,bob@acme.example      | a•••@acme.example,b•••@acme.example"
            })
    void masksAddressesInATextOnly(String text, String masked) {
        assertEquals(masked, Masking.in(text));
    }
}
