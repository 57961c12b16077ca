package outlay.cli;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import outlay.cli.command.OutlayCommand;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What one command says of itself, as parts of a manual page. */
final class ManCommand {
    /** No line of a synopsis is broken: man(1) does that. */
    private static final int WIDE = 1000;

    private final CommandSpec command;
    private final Help help;

    private ManCommand(CommandLine line) {
        line.setUsageHelpWidth(WIDE);
        line.setColorScheme(Help.defaultColorScheme(Ansi.OFF));
        command = line.getCommandSpec();
        help = line.getHelp();
    }

    /** Returns the command that these words call. */
    static ManCommand of(String words) {
        CommandLine line = Commands.forArguments(words.split(" ", -1));
        for (String word : words.split(" ", -1)) {
            line = requireNonNull(line.getSubcommands().get(word), word);
        }
        return new ManCommand(line);
    }

    String name() {
        return command.qualifiedName();
    }

    String synopsis() {
        return help.synopsis(0).strip();
    }

    /** The first sentence of what it does. */
    String purpose() {
        return description().replaceFirst("(?s)\\. .*", ".");
    }

    String description() {
        return text(command.usageMessage().description());
    }

    /** Writes all but the common options; each part under a heading of the kind that is given. */
    void describe(Roff page, Consumer<String> heading) {
        page.text(description());
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            if (!parameter.hidden()) {
                page.item(label(parameter), text(parameter.description()));
            }
        }
        List<ArgGroupSpec> groups = command.argGroups();
        groups.stream().limit(1).forEach(group -> group(page, heading, group));
        options(page, heading);
        groups.stream().skip(1).forEach(group -> group(page, heading, group));
        UsageMessageSpec usage = command.usageMessage();
        if (!usage.exitCodeList().isEmpty()) {
            heading.accept("EXIT STATUS");
            usage.exitCodeList().forEach((code, meaning) -> page.item(code, meaning));
        }
        if (usage.footer().length > 0) {
            heading.accept("EXAMPLES");
            page.verbatim(List.of(usage.footer()).stream().map(each -> each.substring(2)).toList());
        }
    }

    /** Writes the options that every command has. */
    void commonOptions(Roff page) {
        sorted(command.options()).stream()
                .filter(each -> !isOwn(each))
                .forEach(each -> put(page, each));
    }

    private void options(Roff page, Consumer<String> heading) {
        List<OptionSpec> own =
                sorted(command.options()).stream()
                        .filter(option -> option.group() == null && isOwn(option))
                        .toList();
        if (!own.isEmpty()) {
            heading.accept("OPTIONS");
            own.forEach(option -> put(page, option));
        }
    }

    private void group(Roff page, Consumer<String> heading, ArgGroupSpec group) {
        String title = String.format(group.heading()).strip().replaceFirst(":$", "");
        heading.accept(title.toUpperCase(Locale.ROOT));
        new ArrayList<>(group.options()).forEach(option -> put(page, option));
    }

    private void put(Roff page, OptionSpec option) {
        if (!option.hidden()) {
            page.item(
                    String.join(", ", option.names()) + label(option), text(option.description()));
        }
    }

    private String label(ArgSpec argument) {
        return help.parameterLabelRenderer()
                .renderParameterLabel(argument, Ansi.OFF, List.of())
                .toString();
    }

    private static List<OptionSpec> sorted(List<OptionSpec> options) {
        return options.stream().sorted(Comparator.comparingInt(OptionSpec::order)).toList();
    }

    private static boolean isOwn(OptionSpec option) {
        return option.order() < OutlayCommand.COMMON;
    }

    private static String text(String... lines) {
        return String.join(" ", lines).replace("%%", "%").replace("%n", "\n");
    }
}
