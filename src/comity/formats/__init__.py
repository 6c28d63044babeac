"""Bytes to text: what a source says, without what surrounds it on the page.

`read_bytes` takes the bytes of one source and returns its own text with the parts that
are page furniture or headings marked. It knows nothing of Django, the network or the
clock.
"""

from comity.formats.read import LIMIT, read_bytes
from comity.formats.source import Attachment, SourceText, UnreadableSource

__all__ = ["LIMIT", "Attachment", "SourceText", "UnreadableSource", "read_bytes"]
