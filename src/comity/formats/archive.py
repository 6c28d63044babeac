"""Parts of a ZIP container (DOCX, ODT), read within bounds, and their XML without entities."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from comity.formats.source import UnreadableSource

# The text part of a book of a thousand pages has about 10 MB; bombs have gigabytes.
_LARGEST_PART = 64_000_000
_MOST_PARTS = 20_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


class Container:
    """The parts of one container; errors name the source."""

    def __init__(self, content: bytes, name: str) -> None:
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            parts = self._zip.namelist()
        except _BROKEN as error:
            raise self._broken() from error
        if len(parts) > _MOST_PARTS:
            raise UnreadableSource(
                name, f"holds {len(parts)} parts, more than any document", "save it anew"
            )
        self._parts = frozenset(parts)

    def xml(self, part: str) -> etree._Element | None:
        """The root of an XML part, or None if the container has no such part."""
        if part not in self._parts:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(self._bytes(part), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._broken() from error
        if root is None:
            raise self._broken()
        return root

    def _bytes(self, part: str) -> bytes:
        try:
            with self._zip.open(part) as stream:
                content = stream.read(_LARGEST_PART + 1)
        except RuntimeError as error:  # zipfile's word for a password
            raise UnreadableSource(
                self._name, "is protected by a password", "save a copy without it"
            ) from error
        except (*_BROKEN, KeyError) as error:
            raise self._broken() from error
        if len(content) > _LARGEST_PART:
            raise UnreadableSource(
                self._name,
                f"unpacks to more than {_LARGEST_PART // 1_000_000} MB",
                "it may be made to do harm; save the document anew and add that",
            )
        return content

    def _broken(self) -> UnreadableSource:
        return UnreadableSource(
            self._name, "is a broken document", "open it in a word processor and save it anew"
        )
