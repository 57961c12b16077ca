package outlay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Programs;

/** Sources the completion scripts in real shells, and types lines there. */
final class CompletionIT {
    private final RealShell shell;

    CompletionIT(@TempDir Path folder) {
        shell = new RealShell(folder);
    }

    @BeforeEach
    void makeWorld() throws IOException {
        shell.write(
                "contacts.csv",
                """
                email,industry,country,source
                a@a.example,Software,Germany,crm:2025
                b@b.example,Computer Software,Germany,
                """);
        shell.write("hello.txt", "Hello");
        RealShell.Answer made =
                shell.run(
                        "outlay import contacts.csv && outlay campaign create spring"
                                + " --from a@a.example --subject Hi --text hello.txt");
        assertEquals(0, made.exitCode(), made::toString);
    }

    /** Each line as it is typed, and what Tab makes of it. */
    @Test
    void completesInBash() throws IOException {
        try (TypedTerminal terminal = bash()) {
            for (String[] line :
                    new String[][] {
                        {"upl", "upload"},
                        {"upload ", "upload spring"},
                        {"upload spring --cou", "upload spring --country"},
                        {"filter --industry comp", "filter --industry Computer\\ Software"},
                        {"filter --industry=comp", "filter --industry=Computer\\ Software"},
                        {"filter --industry 'comp", "filter --industry 'Computer Software'"},
                        {"filter --field source", "filter --field source="},
                        {"filter --source crm:", "filter --source crm:2025"},
                        {"filter --source=\"crm:2", "filter --source=\"crm:2025\""},
                        {"filter \"--source=crm:2", "filter \"--source=crm:2025\""},
                        {"credits ba", "credits balance"},
                        {"import con", "import contacts.csv"}
                    }) {
                terminal.type("outlay " + line[0]);
                terminal.key("Tab");
                terminal.await("$ outlay " + line[1]);
                terminal.key("C-c");
                terminal.await("\n$");
            }
        }
    }

    /** What a contact is called is completed in any quote, found, and not run. */
    @Test
    void runsNoDataInBash() throws IOException {
        shell.write(
                "hostile.csv",
                """
                email,country
                x@x.example,US$(touch ran)
                y@y.example,It's `touch ran`!
                z@z.example,"The ""$(touch ran)\"""
                """);
        RealShell.Answer made = shell.run("outlay import hostile.csv");
        assertEquals(0, made.exitCode(), made::toString);
        try (TypedTerminal terminal = bash()) {
            for (String typed :
                    new String[] {"U", "It", "The", "'U", "'It", "'The", "\"U", "\"It", "\"The"}) {
                terminal.type("outlay filter --count --country " + typed);
                terminal.key("Tab");
                terminal.type("--json=false");
                terminal.key("Enter");
                terminal.await("--json=false\n1\n$");
            }
        }
        assertFalse(Files.exists(shell.folder().resolve("ran")));
    }

    private TypedTerminal bash() throws IOException {
        shell.write("ask.bash", "unset HISTFILE\nPS1='$ '\nsource <(outlay completion bash)\n");
        TypedTerminal terminal = new TypedTerminal(shell);
        terminal.open(120, "bash --noprofile --rcfile ask.bash -i");
        terminal.await("$");
        return terminal;
    }

    @Test
    void completesInZsh() throws IOException {
        Programs.assumeInstalled("zsh");
        shell.write(
                "ask.zsh",
                """
                zmodload zsh/zpty
                zpty z zsh -f -i
                zpty -w z 'PS1=; unsetopt zle_bracketed_paste; bindkey -e'
                zpty -w z 'autoload -U compinit; compinit -u -D; source <(outlay completion zsh)'
                zpty -w z 'print -r -- READY'
                zpty -r -m z seen '*READY*READY*'
                ask() {
                    zpty -w -n z "$1"$'\\t\\C-a'"print -r -- GOT:[\\""$'\\C-e'"\\"]:END"$'\\n'
                    zpty -r -m z seen '*:END*GOT:*:END*'
                    print -r -- ${${seen##*GOT:\\[}%\\]:END*}
                }
                ask 'outlay upl'
                ask 'outlay upload spr'
                ask 'outlay filter --industry comp'
                ask 'outlay filter --industry=comp'
                ask 'outlay import con'
                """);
        assertEquals(
                """
                outlay upload
                outlay upload spring
                outlay filter --industry Computer\\ Software
                outlay filter --industry=Computer\\ Software
                outlay import contacts.csv
                """,
                shell.run("timeout 60 zsh -f ask.zsh").out().replaceAll("(?m) +$", ""));
    }

    @Test
    void completesInFish() throws IOException {
        Programs.assumeInstalled("fish");
        shell.write(
                "ask.fish",
                """
                outlay completion fish | source
                for line in 'outlay upl' 'outlay upload ' 'outlay filter --industry comp' \
                        'outlay filter --industry=comp' 'outlay import con'
                    complete -C $line
                end
                """);
        assertEquals(
                """
                upload
                spring
                Computer Software\t1 contact
                --industry=Computer Software\t1 contact
                contacts.csv
                """,
                shell.run("fish --no-config ask.fish").out());
    }
}
