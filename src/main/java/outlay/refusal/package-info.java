/**
 * Whose fault a refusal is, in the words of mail servers: one table of wordings, one judge.
 *
 * <p>Whoever was refused asks {@link outlay.refusal.Judge#of} and gets a {@link
 * outlay.refusal.Judgement}: from an SMTP conversation with {@code Refusal.reply("550 5.1.1 no such
 * user", Stage.RCPT)}, from a report that came back with {@code Refusal.reported(...)}. Its {@link
 * outlay.refusal.Fault} and the first digit of the reply code say what follows; the same words at
 * the same stage get the same answer, whoever asks.
 *
 * <p>Imports of ours only {@code outlay}. Invariants: knows neither SMTP's wire nor mail's form; a
 * recipient is called gone only on proof; any text is judged in time linear in its size.
 */
@NullMarked
package outlay.refusal;

import org.jspecify.annotations.NullMarked;
