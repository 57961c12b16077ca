package outlay.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import outlay.cli.command.OutlayCommand;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The help of one command: what is asked for most comes first. Examples are printed as they are
 * written, since what picocli breaks into lines can no longer be copied.
 */
final class HelpPage {
    private static final int WIDEST = 80;
    private static final int NARROWEST = 55;

    private final CommandLine line;
    private final Help help;

    private HelpPage(CommandLine line) {
        this.line = line;
        this.help = line.getHelp();
    }

    /** Returns the page, with a line feed at its end. */
    static String of(CommandLine line, int columns, boolean color) {
        line.setUsageHelpWidth(Math.max(NARROWEST, Math.min(WIDEST, columns)));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(color ? Ansi.ON : Ansi.OFF));
        return line.getParent() == null
                ? StartPage.of(line.getHelp(), line.getUsageHelpWidth())
                : new HelpPage(line).text();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        text.append(help.synopsisHeading()).append(help.synopsis(help.synopsisHeadingLength()));
        text.append(help.description());
        text.append(help.parameterList());
        List<ArgGroupSpec> groups = line.getCommandSpec().argGroups();
        groups.stream().limit(1).forEach(group -> text.append(group(group)));
        text.append(options(groups.isEmpty() ? "" : "\nOptions:\n", option -> isOwn(option)));
        groups.stream().skip(1).forEach(group -> text.append(group(group)));
        text.append(options("\nCommon options:\n", option -> !isOwn(option)));
        text.append(help.commandListHeading()).append(help.commandList());
        text.append(help.exitCodeListHeading()).append(help.exitCodeList());
        return text.append(examples()).toString();
    }

    private static boolean isOwn(OptionSpec option) {
        return option.order() < OutlayCommand.COMMON;
    }

    private String group(ArgGroupSpec group) {
        return String.format(group.heading()) + list(new ArrayList<>(group.options()));
    }

    private String options(String heading, Predicate<OptionSpec> which) {
        List<OptionSpec> options =
                line.getCommandSpec().options().stream()
                        .filter(option -> option.group() == null && which.test(option))
                        .sorted(Comparator.comparingInt(OptionSpec::order))
                        .toList();
        return options.isEmpty() ? "" : heading + list(options);
    }

    private String list(List<OptionSpec> options) {
        Help.Layout layout =
                help.createDefaultLayout(
                        line.getCommandSpec().options(), List.of(), help.colorScheme());
        layout.addOptions(options, help.parameterLabelRenderer());
        return layout.toString();
    }

    private String examples() {
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        return usage.footer().length == 0
                ? ""
                : "\nExamples:\n" + String.join("\n", usage.footer()) + "\n";
    }
}
