package outlay.delivery;

import java.util.List;
import outlay.inbound.Report;

/**
 * Something that came back, and what it is about.
 *
 * @param messages the numbers of our messages; none when it concerns nobody
 * @param proven whether a token of ours says so; else no more than who wrote it, and to whom
 */
record Echo(Report report, List<Long> messages, boolean proven) {}
