/**
 * The report: one HTML page that needs nothing but itself.
 *
 * <pre>
 * ReportPage      one page: head, sections, scripts
 *    |
 * GlanceSection, CreditsSection, ...   one section each, out of
 *    |
 * Facts           all that the page says, gathered from what other commands show too
 *
 * PageWriter          the only way to write HTML: every text is escaped
 * LogIsland       the whole log as JSON inside the page, for the search field
 * Asset           our style and script, and uPlot's
 * </pre>
 *
 * <p>Invariants: no figure is counted here that another command counts; whatever a figure stands in
 * has its name beside it; without JavaScript all but the charts and the search is there. What the
 * charts draw they read from the tables beside them.
 */
@NullMarked
package outlay.report;

import org.jspecify.annotations.NullMarked;
