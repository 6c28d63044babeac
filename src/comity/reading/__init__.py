"""Reading: a text in Turkish, English or Russian becomes findings.

Pure: no Django, no network, no clock. `read` never raises; `language_of` raises
`UnreadLanguage` for a text that would give nothing because of its language.
"""

from comity.reading.findings import READER_VERSION, Findings
from comity.reading.reader import read
from comity.reading.recognise import UnreadLanguage, language_of, recognise

__all__ = ["READER_VERSION", "Findings", "UnreadLanguage", "language_of", "read", "recognise"]
