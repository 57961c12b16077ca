package outlay.delivery.writing;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outlay.EmailAddress;
import outlay.MessageToken;
import outlay.campaign.Campaign;
import outlay.campaign.plan.Lot;
import outlay.campaign.plan.Settings;
import outlay.contact.Contact;
import outlay.contact.Fields;
import outlay.db.Transaction;
import outlay.delivery.Conversation;
import outlay.delivery.MessageName;
import outlay.delivery.Trace;
import outlay.mail.letter.Content;
import outlay.mail.letter.Letter;
import outlay.mail.letter.NamedAddress;
import outlay.mail.letter.Sender;
import outlay.mail.letter.Unsubscribe;
import outlay.mail.smtp.Envelope;
import outlay.mail.template.Template;
import outlay.mailbox.Mailbox;
import outlay.mailbox.MailboxPlan.Identity;

/** Makes the letters of one campaign: what is rendered, in the form in which it is sent. */
public final class LetterWriter {
    private final Campaign campaign;
    private final StepTemplates texts;
    private final byte[] tokenKey;
    private final Sender sender;
    private final @Nullable EmailAddress bounceAddress;

    private LetterWriter(
            Campaign campaign, Identity identity, StepTemplates texts, byte[] tokenKey) {
        this.campaign = campaign;
        this.texts = texts;
        this.tokenKey = tokenKey.clone();
        String replyTo = identity.replyTo();
        this.sender =
                new Sender(
                        identity.sender(),
                        replyTo == null ? null : NamedAddress.ofSender(replyTo),
                        campaign.settings().postalAddress());
        String bounces = identity.bounceAddress();
        this.bounceAddress = bounces == null ? null : NamedAddress.ofSender(bounces).address();
    }

    /**
     * Returns who writes the letters of a campaign as it is now.
     *
     * @param mailbox that sends them; empty for a campaign with a sender of its own
     * @param tokenKey signs the tokens in them
     */
    public static LetterWriter of(
            Transaction tx, Campaign campaign, Optional<Mailbox> mailbox, byte[] tokenKey) {
        Set<String> fields = Set.copyOf(Fields.known(tx));
        return new LetterWriter(
                campaign,
                identity(campaign.settings(), mailbox),
                StepTemplates.parse(campaign.steps(), fields),
                tokenKey);
    }

    /** What a campaign says about answers and bounces comes before what its mailbox says. */
    private static Identity identity(Settings settings, Optional<Mailbox> mailbox) {
        Identity own = new Identity(settings.from(), settings.replyTo(), settings.bounceAddress());
        return mailbox.map(each -> each.plan().identity().under(own)).orElse(own);
    }

    /** Returns the revision of the campaign that the letters are written for. */
    public long revision() {
        return campaign.revision();
    }

    /** Returns the address of the campaign's From. */
    public String sender() {
        return sender.from().address().written();
    }

    /** Says whether some of those who get a step get it as an answer to what was said before. */
    public boolean continues(int step) {
        return campaign.step(step).wordings().stream().anyMatch(each -> each.subject() == null);
    }

    /** A finished message with its envelope, or why the recipient is held back. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, only handed on
    public record Result(
            @Nullable Envelope envelope, byte[] message, Trace trace, String heldBecause) {}

    /** Writes a letter. */
    public Result write(Commission commission) {
        Contact contact = commission.contact();
        String token = token(commission.name());
        Unsubscribe unsubscribe = Unsubscribing.of(campaign.settings(), token);
        StepTemplates.Result rendered =
                texts.render(
                        commission.step(),
                        Lot.of(campaign.id(), contact.id()),
                        fields(contact, campaign.settings(), unsubscribe),
                        commission.before().subject());
        Content content = rendered.content();
        if (content == null) {
            Trace none = new Trace(domain(), null, null);
            return new Result(null, new byte[0], none, rendered.heldBecause());
        }
        Letter letter =
                new Letter(
                        sender,
                        new NamedAddress(name(contact), commission.to()),
                        content,
                        messageId(token, domain()),
                        rendered.begins() ? List.of() : messageIds(commission.before()),
                        commission.now().atZone(timezone(contact)),
                        unsubscribe);
        String subject = rendered.begins() ? letter.subject() : null;
        return new Result(
                new Envelope(envelopeFrom(token), commission.to()),
                letter.compose(),
                new Trace(domain(), subject, rendered.variant()),
                "");
    }

    private String token(MessageName name) {
        return MessageToken.sign(name.id(), name.salt(), tokenKey);
    }

    private List<String> messageIds(Conversation conversation) {
        return conversation.emails().stream().map(this::messageId).toList();
    }

    private String messageId(Conversation.Email email) {
        String domain = email.trace().domain();
        return messageId(token(email.name()), domain == null ? domain() : domain);
    }

    private static String messageId(String token, String domain) {
        return "<" + token + "@" + domain + ">";
    }

    private String domain() {
        return sender.from().address().domain();
    }

    private ZoneId timezone(Contact contact) {
        return campaign.settings().schedule().of(contact.fields()).timezone();
    }

    private static String name(Contact contact) {
        String first = contact.fields().getOrDefault("first_name", "");
        String last = contact.fields().getOrDefault("last_name", "");
        return (first + " " + last).strip();
    }

    /** Returns all that a template can print for a contact. */
    static Map<String, String> fields(Contact contact, Settings settings, Unsubscribe unsubscribe) {
        Map<String, String> fields = new HashMap<>(contact.fields());
        // These are ours, whatever a column of the same name says.
        fields.keySet().removeAll(Template.LETTER_FIELDS);
        fields.put("email", contact.address().written());
        putIfPresent(fields, "unsubscribe_url", unsubscribe.url());
        putIfPresent(fields, "unsubscribe_mailto", unsubscribe.mailto());
        putIfPresent(fields, "postal_address", settings.postalAddress());
        return fields;
    }

    private static void putIfPresent(
            Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    /** Variable envelope return path: the token comes back with the bounce, whatever it quotes. */
    private EmailAddress envelopeFrom(String token) {
        return bounceAddress == null ? sender.from().address() : bounceAddress.tagged(token);
    }
}
