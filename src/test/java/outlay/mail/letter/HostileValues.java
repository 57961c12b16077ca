package outlay.mail.letter;

import java.util.List;

/** What a contact's name or company may be in the lists of this world. */
public final class HostileValues {
    private HostileValues() {}

    public static List<String> all() {
        return List.of(
                "Ann\r\nBcc: evil@x.example\r\n\r\nbody",
                "Ann\nRCPT TO:<evil@x.example>",
                "Ann\r\n.\r\nMAIL FROM:<evil@x.example>\r\nRCPT TO:<evil@x.example>\r\nDATA\r\n",
                "Ann\n.\nQUIT\n",
                "Ann\r.\rQUIT\r",
                ".",
                "..",
                "\u010d\u760aBcc: evil@x.example\u010d\u760a.\u010d\u760a",
                "{{ company }}{% for i in (1..9) %}x{% endfor %}",
                "{% include 'etc/passwd' %}{{ [company] }}",
                "</p><script>alert(1)</script>",
                "\" onmouseover=\"alert(1)",
                "' onmouseover='alert(1)",
                "&lt;b&gt;",
                "\u202eevil\u2066\u200f\u061c",
                "\0\u0001\u001b[31m",
                "\ud800 alone \udfff",
                "=?UTF-8?B?QmNjOiBldmls?=",
                "--=_outlay_alternative--",
                "Ann\" <evil@x.example>, \"",
                "x".repeat(10_000),
                "é".repeat(10_000),
                "word ".repeat(2_000),
                "a\r\n".repeat(3_000));
    }
}
