/**
 * The first quarter of an hour; see {@link outlay.cli.begin.BeginRoom}.
 *
 * <pre>
 * InitCommand ---> Questions ---> MailHosts      where mail of a domain usually leaves
 *     |                |
 *     |             InitAnswers ---> AnswerOrigin    options, and what is made of them
 *     |                |
 *     |           FirstCampaign                  campaign.json and its texts
 *     +----> FirstFiles, CronLine
 * </pre>
 *
 * <p>Invariant: whether an answer can be used is decided by those who use it.
 */
@NullMarked
package outlay.cli.begin;

import org.jspecify.annotations.NullMarked;
