package outlay.delivery;

import outlay.mail.address.AddressCheck;
import outlay.mail.smtp.Transport;

/** How addresses are checked, which depends on where the mail leaves. */
public interface AddressChecks {
    /** Returns how the addresses are checked of messages that leave there. */
    AddressCheck of(Transport transport);
}
