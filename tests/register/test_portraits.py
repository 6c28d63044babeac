"""Photographs of people: what is taken in, and what is left behind."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PIL import Image

from comity.register.actions import enter
from comity.register.history import entries_of
from comity.register.models import Desk, Person, Portrait, SourceContent, User
from comity.register.permissions import NotAllowed
from comity.register.portraits import (
    MOST_BYTES,
    SIDE,
    NoPhotograph,
    photograph_of,
    photographs_of,
    portray,
)
from comity.register.undoing import undo
from comity.register.wording import LanguageMap


def a_file(kind: str = "JPEG", size: tuple[int, int] = (900, 1200), **more: object) -> bytes:
    out = BytesIO()
    mode = "RGBA" if kind in ("PNG", "WEBP") else "RGB"
    Image.new(mode, size, (120, 40, 60, 0)[: len(mode)]).save(out, kind, **more)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photograph_is_kept_small_and_as_jpeg(kind: str):
    kept = photograph_of("a", a_file(kind))
    with Image.open(BytesIO(kept.content)) as seen:
        assert seen.format == "JPEG"
        assert seen.size == (kept.width, kept.height) == (480, SIDE)


def test_a_small_photograph_is_not_blown_up():
    kept = photograph_of("a", a_file(size=(30, 40)))
    assert (kept.width, kept.height) == (30, 40)


def test_where_it_was_taken_and_with_which_device_is_not_kept():
    exif = Image.Exif()
    exif[0x010F] = "Camera Works"
    exif.get_ifd(0x8825)[1] = "N"
    told = a_file(exif=exif)
    assert b"Camera Works" in told
    kept = photograph_of("a", told)
    with Image.open(BytesIO(kept.content)) as seen:
        assert not seen.getexif()
    assert b"Camera Works" not in kept.content


def test_a_photograph_that_lies_on_its_side_is_set_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    kept = photograph_of("a", a_file(size=(1200, 900), exif=exif))
    assert kept.height > kept.width


def test_what_was_transparent_becomes_white_and_not_black():
    with Image.open(BytesIO(photograph_of("a", a_file("PNG", (10, 10))).content)) as seen:
        assert min(seen.getpixel((5, 5))) > 250  # type: ignore[type-var,arg-type]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "format"),
        (b"%PDF-1.7", "format"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "format"),
        (a_file("GIF"), "format"),
        (a_file()[:400], "broken"),
        (b"x" * (MOST_BYTES + 1), "size"),
    ],
)
def test_what_is_no_photograph_is_refused_with_its_name(content: bytes, fault: str):
    with pytest.raises(NoPhotograph) as refused:
        photograph_of("mayor.jpg", content)
    assert (refused.value.name, refused.value.fault) == ("mayor.jpg", fault)


def test_more_dots_than_memory_should_hold_are_refused_before_they_are_read():
    with pytest.raises(NoPhotograph) as refused:
        photograph_of("wall.png", a_file("PNG", (9000, 9000)))
    assert refused.value.fault == "dots"


@given(some.binary(max_size=300), some.integers(0, 400))
def test_no_bytes_raise_anything_else(noise: bytes, at: int):
    whole = a_file(size=(20, 20))
    for content in (noise, whole[:at] + noise + whole[at:]):
        with suppress(NoPhotograph):
            photograph_of("a", content)


@pytest.fixture
def person(officer: User) -> Person:
    return enter(Person(name={"en": "Ada Aksoy"}), by=officer)


def test_a_new_photograph_takes_the_place_of_the_old_and_that_can_be_undone(
    person: Person, officer: User
):
    first = portray(person, photograph_of("a", a_file()), by=officer, credit="Press office")
    second = portray(person, photograph_of("b", a_file(size=(50, 60))), by=officer)
    assert [each.pk for each in Portrait.objects.filter(person=person)] == [second.pk]
    for entry in list(entries_of(person)[:2]):
        undo(entry, by=officer)
    (back,) = Portrait.objects.filter(person=person)
    assert (back.credit, back.photograph_id) == ("Press office", first.photograph_id)
    assert photographs_of([person]).keys() == {person.pk}


def test_who_may_not_write_leaves_no_bytes_in_the_register(officer: User, reader: User, desk: Desk):
    person = enter(Person(name=LanguageMap(en="Sergey Cheremin")), by=officer, desk=desk)
    with pytest.raises(NotAllowed):
        portray(person, photograph_of("a", a_file()), by=reader)
    assert not SourceContent.objects.exists()
