package outlay.cli.campaigns;

import java.util.List;
import outlay.cli.command.Room;

/** Campaigns and who is in them. */
public final class CampaignsRoom implements Room {
    @Override
    public String heading() {
        return "Campaigns";
    }

    @Override
    public List<String> words() {
        return List.of(
                "campaign",
                "campaign create",
                "campaign update",
                "campaign start",
                "campaign pause",
                "campaign list",
                "campaign show",
                "campaign preview",
                "campaign check",
                "campaign test",
                "campaign copy",
                "campaign rename",
                "upload");
    }

    // A map of suppliers would cost every start the linking of as many lambdas.
    @Override
    public Object command(String words) {
        return switch (words) {
            case "campaign" -> new CampaignCommand();
            case "campaign create" -> new CampaignCreateCommand();
            case "campaign update" -> new CampaignUpdateCommand();
            case "campaign start" -> new CampaignStartCommand();
            case "campaign pause" -> new CampaignPauseCommand();
            case "campaign list" -> new CampaignListCommand();
            case "campaign show" -> new CampaignShowCommand();
            case "campaign preview" -> new CampaignPreviewCommand();
            case "campaign check" -> new CampaignCheckCommand();
            case "campaign test" -> new CampaignTestCommand();
            case "campaign copy" -> new CampaignCopyCommand();
            case "campaign rename" -> new CampaignRenameCommand();
            case "upload" -> new UploadCommand();
            default -> throw new IllegalArgumentException("no command: " + words);
        };
    }
}
