package outlay.mail.address;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** The servers that take the mail of a domain: whose they are tells who its provider is. */
public final class MailExchangers {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private MailExchangers() {}

    /**
     * Returns their names in lower case; none when there are none, or nobody tells at once.
     *
     * @param env names the resolver, as for {@link AddressCheck#dns}
     * @throws outlay.Problem USAGE when {@code OUTLAY_DNS} cannot be read
     */
    public static List<String> of(Map<String, String> env, String domain) {
        Resolver resolver = DnsCheck.resolver(env.getOrDefault("OUTLAY_DNS", "").strip());
        resolver.setTimeout(PATIENCE);
        try {
            Name name = Name.fromString(domain, Name.root);
            Message answer =
                    resolver.send(Message.newQuery(Record.newRecord(name, Type.MX, DClass.IN)));
            return answer.getSection(Section.ANSWER).stream()
                    .filter(MXRecord.class::isInstance)
                    .map(record -> ((MXRecord) record).getTarget().toString(true))
                    .map(target -> target.toLowerCase(Locale.ROOT))
                    .toList();
        } catch (TextParseException e) {
            return List.of(); // too long a name is not there
        } catch (IOException e) {
            return List.of();
        }
    }
}
