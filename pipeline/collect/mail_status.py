"""What a person is told about mails that wait, were refused, or of which nobody knows."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model import Text

REASONS: Mapping[str, Text] = {
    "no_connection": Text(
        "Der Mailserver ist nicht erreichbar; es wird weiter versucht.",
        "The mail server cannot be reached; it is tried again.",
    ),
    "certificate": Text(
        "Das Zertifikat des Mailservers ist nicht vertrauenswürdig. Bitte prüfen Sie host und ca_file.",
        "The mail server's certificate is not trusted. Please check host and ca_file.",
    ),
    "no_tls": Text(
        "Mit dem Mailserver kommt keine verschlüsselte Verbindung zustande. Bitte prüfen Sie port und security.",
        "No encrypted connection to the mail server can be made. Please check port and security.",
    ),
    "not_supported": Text(
        "Der Mailserver bietet die eingestellte Verschlüsselung oder Anmeldung nicht an. Bitte prüfen Sie security, "
        "user und password.",
        "The mail server does not offer the configured encryption or login. Please check security, user and password.",
    ),
    "login": Text(
        "Der Mailserver weist die Anmeldung zurück. Bitte prüfen Sie user und password.",
        "The mail server refuses the login. Please check user and password.",
    ),
    "sender_refused": Text(
        "Der Mailserver nimmt von der Absenderadresse nichts an. Bitte prüfen Sie sender.",
        "The mail server accepts nothing from the sender's address. Please check sender.",
    ),
    "asked_to_wait": Text(
        "Der Mailserver bittet um Geduld; es wird weiter versucht.",
        "The mail server asks for patience; it is tried again.",
    ),
    "connection_cut": Text(
        "Die Verbindung brach ab, bevor die E-Mail angenommen war; es wird weiter versucht.",
        "The connection broke before the mail was accepted; it is tried again.",
    ),
    "address_refused": Text("Der Mailserver nimmt die Adresse nicht an.", "The mail server refuses the address."),
    "address_impossible": Text("Das ist keine brauchbare E-Mail-Adresse.", "This is no usable mail address."),
    "mail_refused": Text("Der Mailserver nimmt die E-Mail nicht an.", "The mail server does not accept the mail."),
    "not_written": Text("Die E-Mail ließ sich nicht schreiben.", "The mail could not be written."),
    "no_answer": Text(
        "Die Verbindung brach ab, bevor der Mailserver antwortete. Bitte fragen Sie nach, ob die E-Mail da ist.",
        "The connection broke before the mail server answered. Please ask whether the mail has arrived.",
    ),
    "interrupted": Text(
        "Die Anwendung wurde beim Versand beendet. Bitte fragen Sie nach, ob die E-Mail da ist.",
        "The application was stopped while sending. Please ask whether the mail has arrived.",
    ),
    "asked": Text("Auf Nachfrage bestätigt.", "Confirmed when asked."),
}
