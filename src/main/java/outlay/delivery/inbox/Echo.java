package outlay.delivery.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.inbound.report.Report;
import outlay.inbound.report.StatedDate;

/**
 * Something that came back, and what it is about.
 *
 * @param messages the numbers of our messages; none when it concerns nobody
 * @param proven whether a token of ours says so; else no more than who wrote it, and to whom
 * @param returns the dates by which an automatic reply tells when its author is back
 * @param address whom it is about by its own words, or null; all there is about erased persons
 */
record Echo(
        Report report,
        List<Long> messages,
        boolean proven,
        List<StatedDate> returns,
        @Nullable String address) {}
