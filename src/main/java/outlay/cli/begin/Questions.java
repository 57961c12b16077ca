package outlay.cli.begin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import outlay.EmailAddress;
import outlay.Problem;
import outlay.cli.input.Environment;
import outlay.cli.input.HoursOption;
import outlay.mail.address.MailExchangers;
import outlay.net.PasswordSource;
import outlay.output.Console;

/** The five questions, each asked again until its answer can be used. */
final class Questions {
    /** Problems that another answer may mend. */
    private static final Set<Problem.Kind> OF_THE_ANSWER =
            Set.of(Problem.Kind.USAGE, Problem.Kind.INVALID_INPUT, Problem.Kind.UNREACHABLE);

    private static final String NONE = "none";

    private final Console console;
    private final Environment environment;
    private final InitAnswers answers;
    private final Runnable trial;

    /**
     * Asks for what is not there yet.
     *
     * @param trial throws the problem of what has been answered so far
     */
    Questions(Console console, Environment environment, InitAnswers answers, Runnable trial) {
        this.console = console;
        this.environment = environment;
        this.answers = answers;
        this.trial = trial;
    }

    void ask() {
        console.notice(
                "Five questions. Enter takes what stands in [brackets]; Ctrl-C leaves everything as"
                        + " it was.");
        ask(
                answers.from,
                "\n1/5  Who writes? Name and address, as Nadia Brook <nadia@example.com>:",
                "",
                text -> answers.from = text);
        askForServers();
        if (answers.password() == null && answers.needsPassword()) {
            ask(
                    null,
                    "\n3/5  Where is the password? A file that only you can read, or a command that"
                            + " prints it:",
                    "",
                    this::password);
        }
        askForTexts();
        askForTimes();
    }

    private void askForServers() {
        EmailAddress address = answers.sender().address();
        MailHosts usual = MailHosts.of(address, () -> exchangers(address));
        ask(
                answers.transport,
                "\n2/5  Which server takes the mail?",
                usual.transport(),
                text -> answers.transport = MailHosts.transport(text, address));
        boolean asUsual = usual.transport().equals(answers.transport);
        ask(
                answers.inbox,
                "     Where do answers arrive?",
                asUsual ? usual.inbox() : NONE,
                text -> answers.inbox = text.equals(NONE) ? "" : MailHosts.inbox(text, address));
        if (asUsual && !usual.note().isEmpty() && answers.password() == null) {
            console.notice("     " + usual.note());
        }
    }

    private List<String> exchangers(EmailAddress address) {
        return answers.transport == null
                ? MailExchangers.of(environment.variables(), address.domain())
                : List.of();
    }

    private void askForTexts() {
        ask(
                answers.offer,
                "\n4/5  What do you offer? A sentence or two:",
                "",
                text -> answers.offer = text);
        ask(
                answers.subject,
                "     Subject of the first email:",
                "",
                text -> answers.subject = text);
        ask(
                answers.postalAddress,
                "     Your postal address, which the law wants below each email:",
                "",
                text -> answers.postalAddress = text);
    }

    private void askForTimes() {
        ask(
                answers.days,
                "\n5/5  On which days may it send?",
                InitAnswers.DAYS,
                text -> answers.days = text);
        ask(
                answers.hours,
                "     At which hours?",
                HoursOption.EXAMPLE,
                text -> answers.hours = text);
        ask(
                answers.timezone,
                "     Of which timezone?",
                answers.zone(),
                text -> answers.timezone = text);
    }

    /**
     * Asks one of them.
     *
     * @param given its answer, if it has one already
     * @param usual what no answer means; empty when there has to be one
     */
    private void ask(
            @Nullable String given, String question, String usual, Consumer<String> answer) {
        if (given != null) {
            return;
        }
        while (!isAnswered(
                usual.isEmpty() ? question : question + " [" + usual + "]:", usual, answer)) {
            // Once more.
        }
    }

    private boolean isAnswered(String question, String usual, Consumer<String> answer) {
        String typed = console.answer(question).orElseThrow(Questions::ended);
        String meant = typed.isEmpty() ? usual : typed;
        try {
            if (meant.isEmpty()) {
                throw new Problem(
                        Problem.Kind.USAGE,
                        "this needs an answer",
                        "end the questions with Ctrl-C");
            }
            answer.accept(meant);
            trial.run();
            return true;
        } catch (Problem problem) {
            if (!OF_THE_ANSWER.contains(problem.kind())) {
                throw problem;
            }
            console.problem(problem);
            return false;
        }
    }

    private static Problem ended() {
        return new Problem(
                Problem.Kind.USAGE,
                "the answers ended before the questions did; nothing was changed",
                "see 'outlay init --help' for the options that answer them");
    }

    /** A file is read, everything else is run: at once, since nothing may be left to find out. */
    private void password(String typed) {
        String name =
                typed.replaceFirst("^~(?=/)", environment.variables().getOrDefault("HOME", "~"));
        Path file = environment.file(name);
        boolean isFile = Files.isRegularFile(file) && !Files.isExecutable(file);
        if (!isFile && name.matches("\\S*/\\S*") && !Files.exists(file)) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "there is no file " + name,
                    "name one that has the password on its first line");
        }
        answers.passwordFile = isFile ? name : null;
        answers.passwordCommand = isFile ? null : typed;
        if (!isFile) {
            PasswordSource.command(typed).find();
        }
    }
}
