"""What the file says about itself: XMP metadata and the document information dictionary. Draws nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from .errors import TaggingError
from .fonts import text_string
from .writer import Writer

PRODUCER = "ReportLab with tagged"
_NOT_IN_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535, *range(55296, 57344)), "�")
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})  # importing html costs more than the whole file

_NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
    'xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" '
    'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
    'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" '
    'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"'
)
# PDF/A wants properties that it does not know to be described; PDF/UA's own is one of them.
_UA_SCHEMA = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)


@dataclass(frozen=True)
class Metadata:
    """Title, author, subject, language and time of a document."""

    title: str
    author: str
    subject: str
    language: str
    created: datetime

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise TaggingError("the document needs a title")
        if not self.language.strip():
            raise TaggingError("the document needs a language, e.g. de")

    def write_xmp(self, writer: Writer) -> int:
        """Writes the metadata stream; returns its object number."""
        return writer.add_stream("/Type/Metadata/Subtype/XML", self._xmp().encode("utf-8"), compress=False)

    def write_info(self, writer: Writer) -> int:
        """Writes the information dictionary; returns its object number."""
        when = self._pdf_date()
        return writer.add(
            f"<</Title {text_string(_clean(self.title))}/Author {text_string(_clean(self.author))}"
            f"/Subject {text_string(_clean(self.subject))}"
            f"/Producer ({PRODUCER})/CreationDate ({when})/ModDate ({when})>>"
        )

    def _pdf_date(self) -> str:
        zone = self.created.strftime("%z")
        return self.created.strftime("D:%Y%m%d%H%M%S") + (f"{zone[:3]}'{zone[3:5]}'" if zone else "")

    def _xmp(self) -> str:
        when = self.created.replace(microsecond=0).isoformat()
        title, author, subject, language = (
            _clean(text).translate(_ESCAPED) for text in (self.title, self.author, self.subject, self.language)
        )
        return (
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
            f'<rdf:Description rdf:about="" {_NAMESPACES}>\n'
            f"<dc:format>application/pdf</dc:format>"
            f"{_alternatives('title', title)}{_alternatives('description', subject)}"
            f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
            f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\n"
            f"<xmp:CreateDate>{when}</xmp:CreateDate><xmp:ModifyDate>{when}</xmp:ModifyDate>"
            f"<pdf:Producer>{PRODUCER}</pdf:Producer>\n"
            "<pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n"
            f'{_UA_SCHEMA}\n</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
        )


def _alternatives(name: str, text: str) -> str:
    return f'<dc:{name}><rdf:Alt><rdf:li xml:lang="x-default">{text}</rdf:li></rdf:Alt></dc:{name}>'


def _clean(text: str) -> str:
    """A text without characters that XML forbids; they become the replacement character."""
    return text.translate(_NOT_IN_XML)
