package outlay.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.csv.Consent.Answer;

final class ConsentTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Email Opt Out",
                "HasOptedOutOfEmail",
                "Has Opted Out Of Email",
                "Contact: Email Opt-Out",
                "pi__opted_out",
                "hs_email_optout",
                "hs_email_optout_4712",
                "Unsubscribed from all email",
                "Opted out of email: Marketing Information",
                "Unsubscribed",
                "Is Unsubscribed?",
                "unsubscribed_from_emails",
                "UNSUB_TIME",
                "CLEAN_TIME",
                "Do Not Contact",
                "Person - Do not contact",
                "do_not_email",
                "donotbulkemail",
                "Do not allow Bulk Emails",
                "Does not want emails",
                "DNC",
                "No emails",
                "Email blacklisted",
                "EMAIL_BLOCKLISTED",
                "Suppressed",
                "Email Suppressions",
                "Email and SMS opt out",
                "Unsubscribe status",
                "Abgemeldet",
                "Abgemeldet am",
                "Keine Werbung",
                "Bitte nicht kontaktieren",
                "E-Mail-Sperre",
                "Werbewiderspruch",
                "Désabonné",
                "Désinscrit le",
                "Ne pas contacter",
                "Fecha de baja",
                "No contactar",
                "Não contatar",
                "Descadastrado",
                "Disiscritto",
                "Non contattare",
                "Uitgeschreven",
                "Niet mailen",
                "Avregistrerad",
                "Afmeldt",
                "Wypisany",
                "Отписан",
                "配信停止",
                "オプトアウト",
                "退订",
                "수신거부"
            })
    void tellsAColumnThatSaysWhoWantsNoEmail(String header) {
        assertEquals(Optional.of(Consent.OPT_OUT), Consent.of(header));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Unsubscribe Reason", "UNSUB_REASON", "Unsubscribed Mode", "Opt-out source"})
    void tellsAColumnThatSaysWhy(String header) {
        assertEquals(Optional.of(Consent.REASON), Consent.of(header));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Email Opt In",
                "Opted in",
                "Marketing consent",
                "Email Marketing Consent",
                "Accepts Email Marketing",
                "accepts_marketing",
                "Subscribed",
                "Email subscribed",
                "Einwilligung",
                "Consentement"
            })
    void tellsAColumnThatSaysWhoWantsEmail(String header) {
        assertEquals(Optional.of(Consent.OPT_IN), Consent.of(header));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "Email Status",
                "Marketing status",
                "Subscription Status",
                "Lead Status",
                "Statut"
            })
    void tellsAColumnWhoseWordsMaySaySo(String header) {
        assertEquals(Optional.of(Consent.STATUS), Consent.of(header));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Newsletter",
                "SMS opt out",
                "Do Not Call",
                "Fax Opt Out",
                "Do not allow postal mail",
                "Unsubscribe link",
                "opt_out_token",
                "UNSUB_CAMPAIGN_TITLE",
                "Number of unsubscribes",
                "Laptop output",
                "Casino email",
                "Email",
                "Industry",
                "Notes",
                ""
            })
    void leavesOtherColumnsAlone(String header) {
        assertEquals(Optional.empty(), Consent.of(header));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1.0",
                "TRUE",
                "Yes",
                "y",
                "x",
                "X",
                "✓",
                "☑",
                "ja",
                "Oui",
                "Sí",
                "sim",
                "tak",
                "да",
                "はい",
                "예",
                "2025-11-03",
                "03.11.2025 14:02",
                "11/3/25",
                "3 Nov 2025",
                "20251103",
                "1762128000",
                "45964",
                "opted out",
                "Opt-Out",
                "Unsubscribed",
                "['UNSUBSCRIBE']",
                "Do Not Allow",
                "do-not-email",
                "Yes - by phone",
                "désabonné",
                "No more emails",
                "not allowed"
            })
    void readsAYes(String value) {
        assertEquals(Answer.NO_EMAIL, Consent.OPT_OUT.read(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.0",
                "FALSE",
                "No",
                "n",
                "nein",
                "Non",
                "não",
                "нет",
                "いいえ",
                "아니요",
                "-",
                "--",
                "–",
                "N/A",
                "null",
                "None",
                "unknown",
                "Subscribed",
                "never subscribed",
                "opted in",
                "Allow",
                "active",
                "0000-00-00",
                "0000-00-00 00:00:00",
                "0001-01-01T00:00:00Z",
                "1/1/1900",
                "☐",
                "no (asked in March)"
            })
    void readsANo(String value) {
        assertEquals(Answer.NOTHING, Consent.OPT_OUT.read(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"perhaps", "see notes", "✗", "7", "Ann"})
    void doesNotGuess(String value) {
        assertEquals(Answer.UNREADABLE, Consent.OPT_OUT.read(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "false", "0", "UNSUBSCRIBED", "nein", "opted out"})
    void takesAPlainNoForARefusal(String value) {
        assertEquals(Answer.NO_EMAIL, Consent.OPT_IN.read(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "NEVER_SUBSCRIBED", "n/a", "pending", "2025-11-03", "granted"})
    void takesNothingElseForARefusal(String value) {
        assertEquals(Answer.NOTHING, Consent.OPT_IN.read(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"unsubscribed", "cleaned", "do-not-email", "Opted Out", "Do not contact"})
    void readsAStatusThatRefuses(String value) {
        assertEquals(Answer.NO_EMAIL, Consent.STATUS.read(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"active", "undeliverable", "Open", "verified", "no", "No consent"})
    void leavesAnyOtherStatusAlone(String value) {
        assertEquals(Answer.NOTHING, Consent.STATUS.read(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"too many emails", "manual", "yes"})
    void takesAnyReasonForARefusal(String value) {
        assertEquals(Answer.NO_EMAIL, Consent.REASON.read(value));
    }
}
