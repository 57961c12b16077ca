package outlay.cli.script;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.Resource;
import outlay.cli.command.CallingCommand;
import outlay.cli.input.Quoting;
import outlay.db.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outlay completion}. */
@Command(
        name = "completion",
        description = {
            "Prints a script for a shell, which completes commands, options, campaigns, mailboxes"
                    + " and the values that contacts have."
        },
        exitCodeList = {"0:printed", "2:wrong usage, or another shell"},
        footer = {
            "  source <(outlay completion bash)             # in ~/.bashrc",
            "  source <(outlay completion zsh)              # in ~/.zshrc, behind compinit",
            "  outlay completion fish > ~/.config/fish/completions/outlay.fish"
        })
final class CompletionCommand extends CallingCommand {
    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    ShellSyntax shell = ShellSyntax.BASH;

    /** What the scripts ask with: a line as far as it has been typed. */
    @Option(names = "--line", hidden = true)
    @Nullable String line;

    /**
     * The end of the line that readline replaces: it breaks words at more signs, such as : and =.
     */
    @Option(names = "--word", hidden = true)
    @Nullable String word;

    @Override
    protected int run() {
        if (line == null) {
            console().text(script(shell));
        } else {
            answer(line);
        }
        return DONE;
    }

    private static String script(ShellSyntax shell) {
        String name = "completion." + shell.name().toLowerCase(Locale.ROOT);
        return Resource.text(CompletionCommand.class, name);
    }

    private void answer(String text) {
        Quoting typed = Quoting.read(text);
        String kept = kept(text, typed);
        List<String> words = typed.before().stream().skip(1).toList();
        try (Opened opened = new Opened(words)) {
            new Completion(program(), opened::values)
                    .of(words, typed.current())
                    .forEach(each -> console().text(shell.line(each, typed, kept) + "\n"));
        }
    }

    private String kept(String text, Quoting typed) {
        if (word == null || !text.endsWith(word)) {
            return "";
        }
        int replaced = text.length() - word.length();
        return Quoting.read(text.substring(Math.min(typed.start(), replaced), replaced)).current();
    }

    /** The database that the line itself names, else that of any command; none will do. */
    private final class Opened implements AutoCloseable {
        private final @Nullable String named;
        private @Nullable Database database;

        Opened(List<String> words) {
            named = NamedDatabase.in(words).map(this::withoutTilde).orElse(null);
        }

        /** The shell has not seen the line yet: it would put the home there. */
        private String withoutTilde(String name) {
            return environment()
                    .variable("HOME")
                    .filter(home -> name.startsWith("~/"))
                    .map(home -> home + name.substring(1))
                    .orElse(name);
        }

        KnownValues values() {
            try {
                database = look(named);
            } catch (Problem e) {
                // Whoever runs the line is told; whoever types it is not.
                database = null;
            }
            return new KnownValues(database);
        }

        @Override
        public void close() {
            if (database != null) {
                database.close();
            }
        }
    }
}
