"""The page on which an original is signed electronically, and the visible block of a signature.

The frozen original stays byte for byte at the beginning of the file; the page is put behind
it with an empty signature field for each signatory, which any program that signs a PDF can
fill. What a field says of itself (its alternate name, `/TU`) is who signs in which capacity,
a line for each language; the visible block repeats it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from importlib import resources
from io import BytesIO
from tempfile import NamedTemporaryFile
from typing import Any

import typst
from pyhanko.pdf_utils.content import ImportedPdfPage
from pyhanko.pdf_utils.generic import DictionaryObject, NumberObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, append_signature_field, enumerate_sig_fields
from pyhanko.stamp import StaticStampStyle

from comity.cooperation.pades.verifying import NotAPdf
from comity.papers.blocks import printable

# In points on A4: where the places begin, how far apart they are, and the box of each.
_PAGE_HEIGHT = 842
_FIRST, _STEP = 112, 132
_LEFT, _WIDTH, _HEIGHT = 312, 226, 108
_ON_ONE_PAGE = 5


@dataclass(frozen=True, slots=True)
class SigningPlace:
    """Where somebody signs: the field of the file, who they are, and by which authority.

    `lines` are the name and the capacity, a line for each language of the text.
    """

    field: str
    lines: tuple[str, ...]
    authority: str = ""


def with_places(
    pdf: bytes, places: Sequence[SigningPlace], *, headings: Sequence[str], footer: str
) -> bytes:
    """The PDF with one more page, or several, that has an empty signature field for each place."""
    groups = [places[at : at + _ON_ONE_PAGE] for at in range(0, len(places), _ON_ONE_PAGE)]
    told = {
        "is": "page", "headings": list(headings), "footer": footer,
        "pages": [[_shown(place, row) for row, place in enumerate(group)] for group in groups],
    }  # fmt: skip
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    pages = PdfFileReader(BytesIO(_set(told)))
    for number, group in enumerate(groups):
        _append_page(writer, pages, number)
        for row, place in enumerate(group):
            append_signature_field(writer, _field(place, row))
    _say_only_append(writer)
    out = BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    return out.getvalue()


def _say_only_append(writer: IncrementalPdfFileWriter) -> None:
    """Say that there are signatures and that nothing may be saved over them (ISO 32000-1, 12.7.2).

    From the beginning, so that the first signature changes nothing but its own field.
    """
    form = writer.root["/AcroForm"]
    form["/SigFlags"] = NumberObject(3)  # type: ignore[no-untyped-call]
    writer.update_container(form)


def _shown(place: SigningPlace, row: int) -> dict[str, Any]:
    box = {"x": _LEFT, "top": _FIRST + row * _STEP, "width": _WIDTH, "height": _HEIGHT}
    return asdict(place) | box


def _field(place: SigningPlace, row: int) -> SigFieldSpec:
    top = _PAGE_HEIGHT - (_FIRST + row * _STEP)
    return SigFieldSpec(
        place.field,
        on_page=-1,
        box=(_LEFT, top - _HEIGHT, _LEFT + _WIDTH, top),
        readable_field_name="\n".join(place.lines),
    )


def _append_page(writer: IncrementalPdfFileWriter, pages: PdfFileReader, number: int) -> None:
    parent, place, _resources = pages.find_page_container(number)  # type: ignore[no-untyped-call]
    page = parent.get_object()["/Kids"][place]
    del page["/Parent"]  # the other file's
    writer.insert_page(writer.import_object(page))  # type: ignore[no-untyped-call]


def empty_fields(pdf: bytes) -> list[str]:
    """The signature fields of a file that nobody has filled yet, by their numbers.

    Raises NotAPdf.
    """
    try:
        reader = PdfFileReader(BytesIO(pdf))
        found = [name for name, _value, _ref in enumerate_sig_fields(reader, filled_status=False)]
    except (PdfError, ValueError, IndexError) as error:
        raise NotAPdf(f"this is no PDF that can be read: {error}") from error
    return sorted(found, key=_by_number)


def _by_number(field: str) -> tuple[int, str]:
    digits = "".join(filter(str.isdigit, field))
    return (int(digits) if digits else 0), field


@contextmanager
def visible_block(
    writer: IncrementalPdfFileWriter, field: str, sealed: Sequence[str]
) -> Iterator[StaticStampStyle | None]:
    """How a signature in a field looks: who, in which capacity, and what is `sealed`.

    None for a field that is not there yet or has no room on a page.
    """
    found = next(enumerate_sig_fields(writer, with_name=field), None)
    room = _room(found[2].get_object()) if found else None
    if found is None or room is None:
        yield None
        return
    lines = str(found[2].get_object().get("/TU", "")).split("\n")
    told = {"is": "block", "width": room[0], "height": room[1], "lines": lines,
            "sealed": list(sealed)}  # fmt: skip
    with NamedTemporaryFile(suffix=".pdf") as file:
        file.write(_set(told))
        file.flush()
        shown = ImportedPdfPage(file.name)  # type: ignore[no-untyped-call]
        yield StaticStampStyle(background=shown, border_width=0)


def _room(widget: DictionaryObject) -> tuple[float, float] | None:
    left, low, right, high = (float(each) for each in widget.get("/Rect", (0, 0, 0, 0)))
    width, height = abs(right - left), abs(high - low)
    return (width, height) if width and height else None


def _set(told: dict[str, Any]) -> bytes:
    given = printable(json.dumps(told, ensure_ascii=False))
    pdf: bytes = typst.compile(
        _layout(), format="pdf", sys_inputs={"told": given}, ignore_system_fonts=True,
        pdf_tags=False,
    )  # fmt: skip
    return pdf


@cache
def _layout() -> bytes:
    return resources.files(__package__).joinpath("places.typ").read_bytes()
