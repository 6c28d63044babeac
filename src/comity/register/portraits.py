"""Photographs of people: taken in from a file, made small and clean, kept under their hash.

A photograph from a telephone says where and when it was taken and by which device. What is
kept is drawn anew from its dots alone, no larger than a dossier needs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO

from django.db import transaction
from PIL import Image, ImageOps, UnidentifiedImageError

from comity.register.actions import add_part, remove_part
from comity.register.basis import ByHand
from comity.register.models import Person, Portrait, SourceContent, User
from comity.register.permissions import Right, require

MOST_BYTES = 15_000_000
MOST_DOTS = 60_000_000
SIDE = 640  # dots of the longer side of what is kept
FORMATS = ("JPEG", "PNG", "WEBP")
_QUALITY = 86


class NoPhotograph(ValueError):
    """A file that cannot be taken for a photograph. `fault` is `size`, `format`, `dots` or
    `broken`; the pages say it in the reader's language."""

    def __init__(self, name: str, fault: str) -> None:
        super().__init__(f"{name} is no photograph that can be taken in ({fault})")
        self.name, self.fault = name, fault


@dataclass(frozen=True, slots=True)
class Photograph:
    """A photograph as it is kept: JPEG bytes, width and height in dots."""

    content: bytes
    width: int
    height: int


def photograph_of(name: str, content: bytes) -> Photograph:
    """The photograph in a file (JPEG, PNG or WebP), upright and without what it says of itself.

    Raises NoPhotograph.
    """
    if len(content) > MOST_BYTES:
        raise NoPhotograph(name, "size")
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_DOTS:
                raise NoPhotograph(name, "dots")
            upright = ImageOps.exif_transpose(opened)
            return _kept(upright)
    except UnidentifiedImageError as error:
        raise NoPhotograph(name, "format") from error
    except Image.DecompressionBombError as error:
        raise NoPhotograph(name, "dots") from error
    except (OSError, ValueError, SyntaxError) as error:
        if isinstance(error, NoPhotograph):
            raise
        raise NoPhotograph(name, "broken") from error


def _kept(picture: Image.Image) -> Photograph:
    """Small, on white where it was transparent, with nothing but its dots."""
    seen = picture.convert("RGBA")
    seen.thumbnail((SIDE, SIDE))
    plain = Image.new("RGB", seen.size, "white")
    plain.paste(seen, mask=seen.getchannel("A"))
    out = BytesIO()
    plain.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return Photograph(out.getvalue(), *plain.size)


@transaction.atomic
def portray(
    person: Person, photograph: Photograph, *, by: User, credit: str = "", reason: str = ""
) -> Portrait:
    """Keep a photograph of a person, in place of the one before, which the history keeps.

    Raises NotAllowed, before anything is kept.
    """
    require(by, Right.WRITE, person)
    digest = hashlib.sha256(photograph.content).hexdigest()
    kept, _new = SourceContent.objects.get_or_create(
        sha256=digest, defaults={"content": photograph.content, "size": len(photograph.content)}
    )
    for before in portraits_of(person):
        remove_part(before, by=by, reason=reason)
    made = Portrait(
        person=person, photograph=kept, width=photograph.width, height=photograph.height,
        credit=credit,
    )  # fmt: skip
    add_part(made, by=by, reason=reason, basis=ByHand(by))
    return made


def photographs_of(people: Iterable[Person]) -> dict[int, bytes]:
    """The photographs of people (JPEG), by the key of whom they show; one query."""
    rows = Portrait.objects.filter(person__in=[person.pk for person in people]).order_by("pk")
    found = rows.values_list("person", "photograph__content")
    return {person: bytes(content) for person, content in found}


def portraits_of(*people: Person) -> list[Portrait]:
    """The photographs of people without their dots; one of each, unless two were joined."""
    keys = [person.pk for person in people]
    return list(Portrait.objects.filter(person__in=keys).order_by("pk"))
