package outlay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                email,industry,country
                a@a.example,Software,Germany
                b@b.example,Computer Software,Germany
                """);
        shell.write("hello.txt", "Hello");
        RealShell.Answer made =
                shell.run(
                        "outlay import contacts.csv && outlay campaign create spring"
                                + " --from a@a.example --subject Hi --text hello.txt");
        assertEquals(0, made.exitCode(), made::toString);
    }

    @Test
    void completesInBash() throws IOException {
        // As bash calls the function: https://www.gnu.org/software/bash/manual/ has the variables.
        String asking =
                """
                source <(outlay completion bash)
                compopt() { printf '%s ' compopt "$@"; }
                ask() {
                    COMP_LINE=$1 COMP_POINT=${#1} COMP_WORDS=(outlay)
                    _outlay
                    printf '%s|' "${COMPREPLY[@]}"
                    echo
                }
                ask 'outlay upl'
                ask 'outlay upload '
                ask 'outlay upload spring --cou'
                ask 'outlay filter --industry comp'
                ask 'outlay filter --industry=comp'
                ask "outlay filter --industry 'comp"
                ask 'outlay credits ba'
                ask 'outlay import co'
                ask 'outlay upload spring --order '
                """;
        assertEquals(
                """
                upload|
                spring|
                --country|
                Computer\\ Software|
                Computer\\ Software|
                Computer Software|
                balance|
                compopt -o default |
                import|random|
                """,
                shell.run(asking).out());
    }

    @Test
    void completesInZsh() throws IOException {
        require("zsh");
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
        require("fish");
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

    /** With CI=true nothing is skipped. */
    private static void require(String program) {
        boolean isThere = Files.exists(Path.of("/usr/bin", program));
        assumeTrue(isThere || "true".equals(System.getenv("CI")), program);
    }
}
