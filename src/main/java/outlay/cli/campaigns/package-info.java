/**
 * The commands under Campaigns on the start page; see {@link outlay.cli.campaigns.CampaignsRoom}.
 */
@NullMarked
package outlay.cli.campaigns;

import org.jspecify.annotations.NullMarked;
