"""What the tests of formats share: PDFs made by hand, every letter at its place.

Their font has no shapes, only widths and what its codes mean (ToUnicode), which is all that
a text layer needs.
"""

import textwrap
from collections.abc import Iterator
from types import SimpleNamespace
from typing import NamedTuple

import pytest


class Words(NamedTuple):
    """A run of words at `x`, `y` (points from the lower left corner) in `size` points."""

    text: str
    x: float
    y: float
    size: float = 10.0
    bold: bool = False


PICTURE: list[Words] = []


@pytest.fixture
def pdfs() -> SimpleNamespace:
    """How PDFs are made: `made(*pages)`, `Words`, `column(...)` and the page PICTURE."""
    return SimpleNamespace(made=pdf, Words=Words, column=column, PICTURE=PICTURE)


def column(text: str, x: float, y: float, letters: int, size: float = 10.0) -> Iterator[Words]:
    """A paragraph in lines of at most `letters`, from `y` downwards."""
    for line in textwrap.wrap(text, letters, break_on_hyphens=False):
        yield Words(line, x, y, size)
        y -= size * 1.25


def pdf(*pages: list[Words], title: str | None = None) -> bytes:
    """A PDF of these pages (A4); the page PICTURE is a picture without a text layer."""
    signs = sorted({sign for page in pages for run in page for sign in run.text})
    codes = {sign: index + 1 for index, sign in enumerate(signs)}
    objects: list[bytes] = []
    kids = " ".join(f"{_FIRST_PAGE + 2 * index} 0 R" for index in range(len(pages)))
    objects.append(b"<</Type/Catalog/Pages 2 0 R>>")
    objects.append(f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode())
    for name in ("Plain", "Plain-Bold"):
        objects += _font(name, codes, len(objects) + 1)
    objects.append(_stream(b"\0", "/Type/XObject/Subtype/Image/Width 1/Height 1"
                           "/ColorSpace/DeviceGray/BitsPerComponent 8"))  # fmt: skip
    objects.append(f"<</Title<{_utf16(title)}>>>".encode() if title else b"<<>>")
    for index, page in enumerate(pages):
        content = _FIRST_PAGE + 2 * index + 1
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {content} 0 R/Resources"
            "<</Font<</F0 3 0 R/F1 7 0 R>>/XObject<</Im 11 0 R>>>>>>".encode()
        )
        objects.append(_stream(_drawn(page, codes), ""))
    return _file(objects)


_FIRST_PAGE = 13


def _utf16(text: str | None) -> str:
    return ("\ufeff" + (text or "")).encode("utf-16-be").hex()


def _font(name: str, codes: dict[str, int], number: int) -> list[bytes]:
    pairs = [f"<{code:04x}> <{sign.encode('utf-16-be').hex()}>" for sign, code in codes.items()]
    blocks = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
    mapping = "".join(
        f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar\n" for block in blocks
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{mapping}endcmap end end"
    )
    return [
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
        f"/DescendantFonts[{number + 1} 0 R]/ToUnicode {number + 3} 0 R>>".encode(),
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/DW 500/CIDSystemInfo"
        "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/FontDescriptor {number + 2} 0 R>>".encode(),
        f"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0"
        f"/Ascent 800/Descent -200/CapHeight 700/StemV {160 if 'Bold' in name else 80}>>".encode(),
        _stream(cmap.encode(), ""),
    ]


def _drawn(page: list[Words], codes: dict[str, int]) -> bytes:
    if page is PICTURE:
        return b"595 0 0 842 0 0 cm /Im Do"
    runs = []
    for run in page:
        hexed = "".join(f"{codes[sign]:04x}" for sign in run.text)
        runs.append(f"BT /F{int(run.bold)} {run.size} Tf {run.x} {run.y} Td <{hexed}> Tj ET")
    return "\n".join(runs).encode()


def _stream(content: bytes, entries: str) -> bytes:
    head = f"<<{entries}/Length {len(content)}>>\nstream\n".encode()
    return head + content + b"\nendstream"


def _file(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + each + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer<</Size {len(objects) + 1}/Root 1 0 R/Info 12 0 R>>\n".encode()
    out += f"startxref\n{table}\n%%EOF\n".encode()
    return bytes(out)
