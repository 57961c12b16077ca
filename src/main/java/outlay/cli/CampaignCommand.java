package outlay.cli;

import picocli.CommandLine.Command;

/** {@code outlay campaign}: groups the commands of campaigns. */
@Command(
        name = "campaign",
        description = "Creates, changes, starts, pauses and shows campaigns.",
        subcommands = {
            CampaignCreateCommand.class,
            CampaignUpdateCommand.class,
            CampaignStartCommand.class,
            CampaignPauseCommand.class,
            CampaignListCommand.class,
            CampaignShowCommand.class,
            CampaignPreviewCommand.class
        })
final class CampaignCommand extends CommandGroup {}
