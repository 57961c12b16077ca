package outlay.cli.campaigns;

import outlay.cli.command.CommandGroup;
import picocli.CommandLine.Command;

/** {@code outlay campaign}: groups the commands of campaigns. */
@Command(name = "campaign", description = "Creates, changes, starts, pauses and shows campaigns.")
final class CampaignCommand extends CommandGroup {}
