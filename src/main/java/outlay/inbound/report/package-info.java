/**
 * Understands what came in: bounces, delay warnings, delivery notices, complaints, unsubscribe
 * requests, automatic replies and replies.
 *
 * <pre>
 * Incoming ---> Tokens --> FoundToken                 which of our messages it is about
 *    |
 * Classifier, asks in this order: SesNotifications, Complaints, Bounces, Requests,
 *    |      AutoReplies, Receipts, Replies ---> Report    what it says about one recipient
 *    |--- ReturnDates ---> StatedDate                until when its author is away
 *    |
 * ReceivedMail -- DeliveryStatus, ReturnedCopy        the message, laid out
 * </pre>
 *
 * <p>May import {@code outlay}, {@code inbound.mime}, {@code inbound.optout} and {@code refusal}.
 * Invariant: knows no database; whatever bytes a message has, it is understood in time linear in
 * its size.
 */
@NullMarked
package outlay.inbound.report;

import org.jspecify.annotations.NullMarked;
