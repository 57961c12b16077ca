package outlay.cli.sending;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.cli.sending.SendCommand.Validation;
import outlay.delivery.AddressChecks;
import outlay.mail.address.AddressCheck;
import outlay.mail.smtp.Transport;

/** How addresses are checked in one run: by DNS where mail leaves for the net. */
final class RunChecks implements AddressChecks, AutoCloseable {
    private final @Nullable Validation wanted;
    private final Map<String, String> variables;
    private final AddressCheck syntax = AddressCheck.syntax();
    private @Nullable AddressCheck dns;

    RunChecks(@Nullable Validation wanted, Map<String, String> variables) {
        this.wanted = wanted;
        this.variables = variables;
    }

    @Override
    public AddressCheck of(Transport transport) {
        boolean asksDns = wanted == null ? transport.isRemote() : wanted == Validation.DNS;
        return asksDns ? dns() : syntax;
    }

    private synchronized AddressCheck dns() {
        AddressCheck check = dns;
        if (check == null) {
            check = AddressCheck.dns(variables);
            dns = check;
        }
        return check;
    }

    @Override
    public synchronized void close() {
        if (dns != null) {
            dns.close();
        }
    }
}
