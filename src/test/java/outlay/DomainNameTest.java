package outlay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DomainNameTest {
    @ParameterizedTest
    @CsvSource({
        "@f.example,                        f.example",
        "f.example,                         f.example",
        "F.Example.,                        f.example",
        "*@f.example,                       f.example",
        "*.f.example,                       f.example",
        "@*.f.example,                      f.example",
        "*@*.f.example,                     f.example",
        ".f.example,                        f.example",
        "@.f.example,                       f.example",
        "'\"@f.example\"',                  f.example",
        "<@f.example>;,                     f.example",
        "@f\u00a0.example\u200b,            ",
        "\u200b@f.example\u00a0,            f.example",
        "www.f.example,                     f.example",
        "www.com,                           www.com",
        "@www.f.example,                    www.f.example",
        "http://f.example,                  f.example",
        "https://www.f.example/about?x#y,   f.example",
        "https://ann@f.example:8443/,       f.example",
        "//f.example,                       ",
        "f.example/unsubscribe,             f.example",
        "f.example:443,                     f.example",
        "@BÜCHER.example,                   xn--bcher-kva.example",
        "@bu\u0308cher.example,             xn--bcher-kva.example",
        "a-b.co.uk,                         a-b.co.uk",
        ".ru,                               ru",
        "*.ru,                              ru",
        "@.xn--p1ai,                        xn--p1ai"
    })
    void readsADomainAsListsWriteIt(String text, String key) {
        assertEquals(Optional.ofNullable(key), DomainName.parse(text).map(DomainName::key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "*",
                "*@",
                "@.",
                "nonsense",
                "@localhost",
                "@ru",
                "ann@f.example",
                "@f..example",
                "@f_1.example",
                "@-f.example",
                "@f.example left",
                "f.example left",
                "@@f.example",
                "192.0.2.1",
                "@[192.0.2.1]",
                "1.5",
                "2026.11.28",
                "@f.*",
                "Lee, Ann",
                "http://"
            })
    void refusesWhatNobodyHasBehindTheSign(String text) {
        assertEquals(Optional.empty(), DomainName.parse(text));
    }
}
