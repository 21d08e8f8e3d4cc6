"""The sentences of the data log, in German and English, one per thing that can be decided about a row or a cell.

Holds words only. A sentence never repeats what stands in columns with internal remarks.
"""

from __future__ import annotations

from pipeline.model import Text

KINDS: dict[str, Text] = {
    "sep": Text("Zeile mit dem Trennzeichen für Tabellenprogramme.", "Line naming the separator for spreadsheets."),
    "title": Text("Titelzeile über der Tabelle.", "Title above the table."),
    "merged_header": Text("Zeile mit zusammengefassten Überschriften.", "Row of merged headings."),
    "header": Text("Zeile mit den Überschriften.", "Row of headings."),
    "repeated_header": Text("Die Überschriften stehen hier noch einmal.", "The headings are repeated here."),
    "comment": Text("Hinweiszeile ohne Angaben einer Stelle.", "Row of hints without answers of an office."),
    "example": Text("Beispielzeile.", "Example row."),
    "section": Text("Zwischenüberschrift.", "Section heading."),
    "empty": Text("Leere Zeilen: {rows}.", "Empty rows: {rows}."),
    "test": Text("Probezeile: Alle Texte sind Probewörter.", "Test row: all texts are test words."),
    "summary": Text("Summen- oder Durchschnittszeile.", "Row of totals or averages."),
}

TABLE: dict[str, Text] = {
    "own_headings": Text(
        "{n} Spalten tragen ihre Überschrift aus dem Fragebogen und sind so gelesen.",
        "{n} columns bear their heading of the questionnaire and are read so.",
    ),
    "own_heading": Text(
        "Die Spalte „{heading}“ trägt ihre Überschrift aus dem Fragebogen und ist so gelesen.",
        "The column “{heading}” bears its heading of the questionnaire and is read so.",
    ),
    "mapped": Text("Spalte „{heading}“ gelesen als: {question}", "Column “{heading}” read as: {question}"),
    "__internal": Text(
        "Spalte „{heading}“ gilt als interne Bemerkung; ihr Inhalt erscheint nirgends.",
        "Column “{heading}” is taken for an internal remark; its content appears nowhere.",
    ),
    "__unknown": Text(
        "Spalte „{heading}“ gehört zu keiner Frage; ihr Inhalt erscheint nicht.",
        "Column “{heading}” belongs to no question; its content does not appear.",
    ),
    "unnamed": Text(
        "Spalte {number} hat keine Überschrift, aber Einträge; sie erscheinen nicht.",
        "Column {number} has no heading but entries; they do not appear.",
    ),
    "no_column": Text("Eine Spalte für „{question}“ gibt es nicht.", "There is no column for “{question}”."),
    "spread": Text(
        "Zur Frage „{question}“ gibt es {n} Spalten; ihre Angaben wurden zusammengeführt.",
        "There are {n} columns for “{question}”; their answers were combined.",
    ),
    "other_scale": Text(
        "Die Überschrift „{heading}“ nennt eine andere Skala oder Richtung als 0–5; kein Wert der Spalte zählt.",
        "The heading “{heading}” names another scale or direction than 0–5; no value of this column is counted.",
    ),
    "other_scale_everywhere": Text(
        "Die Tabelle selbst nennt eine andere Skala oder Richtung als 0–5; kein Wert wird gewertet.",
        "The table itself names another scale or direction than 0–5; no value is counted.",
    ),
    "moved_header": Text(
        "Ab hier gelten Überschriften in anderer Reihenfolge.", "From here on the headings stand in another order."
    ),
}

CELLS: dict[str, Text] = {
    "repaired": Text(
        "Falsch gelesene Umlaute oder Sonderzeichen in {n} Zellen verlustfrei wiederhergestellt.",
        "Wrongly decoded letters in {n} cells were restored without loss.",
    ),
    "controls": Text(
        "Unsichtbare Steuerzeichen aus der Antwort entfernt.", "Invisible control characters removed from the answer."
    ),
    "normalised": Text("„{raw}“ gelesen als {value}.", "“{raw}” read as {value}."),
    "trimmed": Text(
        "Leerraum oder unsichtbare Zeichen um {value} übergangen.",
        "Space or invisible characters around {value} passed over.",
    ),
    "swapped_columns": Text(
        "Zahl und Text waren vertauscht; gelesen als {value}.", "Number and text were swapped; read as {value}."
    ),
    "missing": Text("„{raw}“ gilt als keine Angabe.", "“{raw}” counts as no answer."),
    "cannot_assess": Text("„{raw}“ gilt als keine Einschätzung.", "“{raw}” counts as no assessment."),
    "ambiguous_na": Text(
        "„{raw}“ kann 0 oder keine Angabe heißen; nicht gewertet, bitte klären.",
        "“{raw}” may mean 0 or no answer; not counted, please clarify.",
    ),
    "spreadsheet_error": Text(
        "„{raw}“ ist ein Fehler des Tabellenprogramms; gilt als keine Angabe.",
        "“{raw}” is an error of the spreadsheet; it counts as no answer.",
    ),
    "flagged": Text("„{raw}“ ist nicht eindeutig; nicht gewertet.", "“{raw}” is not clear; not counted."),
    "time": Text(
        "Die Zeitangabe „{raw}“ ist nicht sicher zu lesen; die Zeile zählt nach ihrer Stelle in der Tabelle.",
        "The time “{raw}” cannot be read for sure; the row counts by its place in the table.",
    ),
    "number_in_text": Text(
        "In der Textspalte steht nur eine Zahl, die Skala ist leer; nicht gewertet, bitte klären.",
        "The text column holds only a number, the scale is empty; not counted, please clarify.",
    ),
    "row_scale": Text(
        "Die Zeile nennt eine andere Skala oder Richtung als 0–5; ihre Werte werden nicht gewertet.",
        "The row names another scale or direction than 0–5; its values are not counted.",
    ),
}

FLAGS: dict[str, Text] = {
    "out_of_range": Text(
        "„{raw}“ liegt außerhalb der Skala 0–5; nicht gewertet.", "“{raw}” is off the scale 0–5; not counted."
    ),
    "not_integer": Text("„{raw}“ ist keine ganze Zahl; nicht gewertet.", "“{raw}” is not a whole number; not counted."),
    "range": Text("„{raw}“ nennt mehrere Werte; nicht gewertet.", "“{raw}” names several values; not counted."),
    "date_in_scale": Text(
        "„{raw}“ ist ein Datum, vielleicht vom Tabellenprogramm umgewandelt; nicht gewertet.",
        "“{raw}” is a date, perhaps converted by the spreadsheet; not counted.",
    ),
    "other_scale": Text(
        "„{raw}“ folgt nicht der Skala 0–5; nicht gewertet.", "“{raw}” does not follow the scale 0–5; not counted."
    ),
    "two_columns": Text(
        "Zwei Spalten nennen verschiedene Werte („{raw}“); nicht gewertet.",
        "Two columns state different values (“{raw}”); not counted.",
    ),
    "formula": Text(
        "„{raw}“ ist eine Formel ohne Ergebnis; nicht gewertet.", "“{raw}” is a formula without a result; not counted."
    ),
    "ticked": Text(
        "„{raw}“: angekreuzt statt als Zahl angegeben; nicht gewertet, bitte bestätigen.",
        "“{raw}”: ticked instead of given as a number; not counted, please confirm.",
    ),
    "rearranged": Text(
        "„{raw}“ steht in einer Zeile, die noch zu klären ist.", "“{raw}” stands in a row that is yet to be clarified."
    ),
    "draft": Text("„{raw}“ steht in einem Entwurf.", "“{raw}” is from a draft."),
}

OFFICES: dict[str, Text] = {
    "normalised": Text("„{raw}“ zugeordnet: {office}.", "“{raw}” assigned to {office}."),
    "alias": Text("„{raw}“ zugeordnet: {office} (anderer Name).", "“{raw}” assigned to {office} (other name)."),
    "punctuation": Text(
        "„{raw}“ zugeordnet: {office} (bis auf Satzzeichen und Nummern gleich).",
        "“{raw}” assigned to {office} (the same but for punctuation and numbers).",
    ),
    "fuzzy": Text(
        "„{raw}“ zugeordnet: {office} (ähnlicher Name). Bitte bestätigen.",
        "“{raw}” assigned to {office} (similar name). Please confirm.",
    ),
    "clarified": Text("„{raw}“ nach Rückfrage zugeordnet: {office}.", "“{raw}” assigned to {office} after enquiry."),
    "set_aside": Text(
        "„{raw}“: Die Zeile zählt nach Rückfrage nicht.", "“{raw}”: the row does not count, after enquiry."
    ),
    "school": Text(
        "„{raw}“ kann die Schulverwaltung oder die Schulaufsicht meinen; zugeordnet wurde {office}, weil die "
        "Einladungsliste diesen Namen dort führt. Bitte bestätigen.",
        "“{raw}” may mean the school administration or the school inspectorate; it was assigned to {office}, because "
        "the roster lists this name there. Please confirm.",
    ),
    "look_alike": Text(
        "„{raw}“ enthält gleich aussehende Buchstaben verschiedener Alphabete. Bitte prüfen.",
        "“{raw}” contains look-alike letters of different alphabets. Please check.",
    ),
    "blank": Text(
        "Die Stelle ist nicht angegeben; die Antwort zählt nicht. Bitte klären.",
        "The office is not stated; the answer does not count. Please clarify.",
    ),
    "ambiguous": Text(
        "„{raw}“ kann mehrere Stellen meinen ({candidates}); die Antwort zählt nicht. Bitte klären.",
        "“{raw}” may mean several offices ({candidates}); the answer does not count. Please clarify.",
    ),
    "joint": Text(
        "Gemeinsame Antwort von {candidates}; sie zählt nicht, bis geklärt ist, für wen sie gilt.",
        "Joint answer of {candidates}; it does not count until it is clarified whom it stands for.",
    ),
    "to_ask": Text(
        "Keiner eingeladenen Stelle zugeordnet; nicht eingerechnet. Bitte klären.",
        "Not assigned to an invited office; not included. Please clarify.",
    ),
    "not_invited": Text(
        "„{raw}“ ist bekannt, aber nicht eingeladen; die Antwort ist gesondert aufgeführt und zählt nicht.",
        "“{raw}” is known but not invited; the answer is listed separately and does not count.",
    ),
    "none": Text(
        "„{raw}“ steht nicht auf der Einladungsliste; die Antwort ist gesondert aufgeführt und zählt nicht.",
        "“{raw}” is not on the roster; the answer is listed separately and does not count.",
    ),
}

VERSIONS: dict[str, Text] = {
    "exact_copy": Text("Gleicher Inhalt wie Zeile {row}; zählt einmal.", "Same content as row {row}; counted once."),
    "older_version": Text(
        "Ersetzt durch die jüngere Fassung in Zeile {row}.", "Replaced by the later version in row {row}."
    ),
    "copies": Text("Gleiche Fassungen zusammengeführt: {n}.", "Identical versions collapsed: {n}."),
    "draft": Text(
        "Die Zeile ist als Entwurf oder nicht freigegeben gekennzeichnet. Bitte klären; bis dahin zählt sie nicht.",
        "The row is marked as a draft or not released. Please clarify; until then it does not count.",
    ),
    "later": Text(
        "Eingegangen am {day}, nach dem Datenstand; zählt dennoch.",
        "Received on {day}, after the data date; counts all the same.",
    ),
    "old": Text(
        "Eingegangen am {day}, mehr als 60 Tage vor dem Datenstand; zählt dennoch.",
        "Received on {day}, more than 60 days before the data date; counts all the same.",
    ),
    "same_id": Text(
        "Die Antwort-ID dieser Zeile steht auch in Zeile {row}, mit anderem Inhalt. Bitte prüfen.",
        "The answer id of this row also stands in row {row}, with other content. Please check.",
    ),
}

ENTRIES: dict[str, Text] = {
    "field_unknown": Text("„{entry}“ ist kein bekanntes Handlungsfeld.", "“{entry}” is not a known field of action."),
    "field_likely": Text(
        "Handlungsfeld aus „{entry}“ gelesen. Bitte bestätigen.", "Field of action read from “{entry}”. Please confirm."
    ),
    "field_twice": Text(
        "Ein Handlungsfeld steht mit verschiedenen Rollen da („{entry}“); die Rolle zählt nicht.",
        "A field of action is stated with different roles (“{entry}”); the role does not count.",
    ),
    "role_unknown": Text(
        "Zu „{entry}“ ist die Rolle nicht zu erkennen.", "The role in “{entry}” cannot be recognised."
    ),
    "none_and_fields": Text(
        "„Keines dieser Handlungsfelder“ und Handlungsfelder zugleich; gelesen wurden die Handlungsfelder.",
        "“None of these fields” and fields at once; the fields were read.",
    ),
    "two_joint_fields": Text(
        "„{entry}“ nennt mehrere Handlungsfelder; nicht gezählt.", "“{entry}” names several fields; not counted."
    ),
    "own_office": Text(
        "Die eigene Stelle ist keine Schnittstelle („{entry}“).", "The own office is no interface (“{entry}”)."
    ),
    "interface_twice": Text("Schnittstelle doppelt genannt („{entry}“).", "Interface named twice (“{entry}”)."),
    "interface_contradicts": Text(
        "Schnittstelle mit verschiedenen Zuständen genannt („{entry}“); der Zustand zählt nicht.",
        "Interface named with different states (“{entry}”); the state does not count.",
    ),
    "interface_unknown": Text(
        "Schnittstelle „{entry}“: Die Stelle steht nicht auf der Einladungsliste.",
        "Interface “{entry}”: the office is not on the roster.",
    ),
    "interface_joint": Text(
        "Schnittstelle „{entry}“: Es können mehrere Stellen gemeint sein; keiner zugeordnet.",
        "Interface “{entry}”: several offices may be meant; assigned to none.",
    ),
    "interface_likely": Text(
        "Schnittstelle „{entry}“ nach ähnlichem Namen zugeordnet. Bitte bestätigen.",
        "Interface “{entry}” assigned by a similar name. Please confirm.",
    ),
    "state_unknown": Text(
        "Zu „{entry}“ ist der Zustand nicht zu erkennen.", "The state in “{entry}” cannot be recognised."
    ),
    "many_interfaces": Text(
        "{entry} Schnittstellen genannt; vorgesehen sind bis zu fünf.",
        "{entry} interfaces named; up to five are provided for.",
    ),
    "body_contradicts": Text(
        "Gremium mit verschiedenen Angaben zur Eignung genannt („{entry}“); die Eignung zählt nicht.",
        "Body named with different statements on whether it suits (“{entry}”); that does not count.",
    ),
    "suitable_unknown": Text(
        "Zu „{entry}“ ist nicht zu erkennen, ob das Gremium als Rahmen geeignet ist.",
        "Whether the body in “{entry}” would suit as framework cannot be recognised.",
    ),
}

CLARIFIED = Text(
    "{question}: nach Rückfrage bei {who} am {when} ergänzt oder berichtigt.",
    "{question}: added or corrected after enquiry with {who} on {when}.",
)
SAID_IN_MEETING = Text(
    "{question}: in der Sitzung mit {who} am {when} ergänzt oder berichtigt.",
    "{question}: added or corrected in the meeting with {who} on {when}.",
)
CLEARED = Text(
    "{question}: nach Rückfrage bei {who} am {when} zurückgenommen.",
    "{question}: withdrawn after enquiry with {who} on {when}.",
)
NOT_CLARIFIED = Text(
    "{question}: Die Klärung vom {when} ergibt keinen eindeutigen Wert; nicht gewertet.",
    "{question}: the clarification of {when} gives no clear value; not counted.",
)
NO_ANSWER_TO_CLARIFY = Text(
    "Eine Klärung vom {when} betrifft eine Stelle, Zeile oder Frage, zu der keine Antwort zählt; nicht verwendet.",
    "A clarification of {when} concerns an office, row or question without an answer that counts; not used.",
)
