package outlay.mail.address;

import outlay.EmailAddress;

/** Looks at an address alone. A contact of long ago may have one that no longer counts as such. */
final class SyntaxCheck implements AddressCheck {
    @Override
    public Finding check(EmailAddress address) {
        Verdict verdict =
                address.fault()
                        .<Verdict>map(fault -> new Verdict.Invalid("not an address: " + fault))
                        .orElseGet(Verdict.Deliverable::new);
        return new Finding(verdict, AddressWarning.of(address));
    }
}
