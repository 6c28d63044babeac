"""A letter about a promise, from what the register knows: to whom, with which facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from comity.cooperation.promises.letters import Addressee, closing, letter, salutation, sex_of
from comity.desk.dossier.sides import offices_of
from comity.desk.shown import is_hidden, of_date, of_record, wording
from comity.desk.viewer import Viewer
from comity.edtf import display
from comity.papers import Block, Paper, Paragraph, Run
from comity.register.kinds import specific
from comity.register.models import Person, Promise, PromiseEnd, Record
from comity.register.offices import Held
from comity.register.promises import KEPT
from comity.register.wording import LanguageMap

_QUOTES = {"tr": "“{}”", "en": "“{}”", "ru": "«{}»"}


@dataclass(frozen=True, slots=True)
class Drafted:
    """A letter as it is offered; `lacks_wording` if the promise has no words in its language."""

    subject: str
    salutation: str
    body: str
    to_lines: tuple[str, ...]
    lacks_wording: bool


def kind_for(promise: Promise, viewer: Viewer) -> str:
    """The letter that is most likely wanted: a reminder of theirs, a report or a plea of ours."""
    ours = promise.parties.filter(end=PromiseEnd.BY, who__in=viewer.home).exists()
    if not ours:
        return "reminder"
    return "fulfilment" if promise.fulfilment in KEPT else "extension"


def counterparts_of(promise: Promise, viewer: Viewer) -> list[Record]:
    """Those at either end of a promise who are not of our side, and who may be named."""
    rows = promise.parties.exclude(who__in=viewer.home).select_related("who")
    found = [row.who for row in rows.order_by("end", "order") if not is_hidden(row.who)]
    return list(dict.fromkeys(found))


def drafted(
    promise: Promise, kind: str, tongue: str, to: Record | None, viewer: Viewer, until: str = ""
) -> Drafted:
    """A letter of a kind in a language to a person or a body, with the register's facts.

    The active language is that of the letter. Costs a handful of queries.
    """
    written = letter(kind, tongue, facts_of(promise, tongue, viewer, until))
    own = specific(to) if to is not None else None
    held = _office(own, viewer) if isinstance(own, Person) else None
    addressee = _addressee(own, held) if isinstance(own, Person) else Addressee()
    return Drafted(
        subject=written.subject,
        salutation=salutation(addressee, tongue),
        body="\n\n".join(written.paragraphs),
        to_lines=_to_lines(own, held),
        lacks_wording=not promise.what.get(tongue),
    )


def facts_of(promise: Promise, tongue: str, viewer: Viewer, until: str = "") -> Mapping[str, str]:
    """What a letter can say of a promise, in a language; what must not be named is empty."""
    what = wording(LanguageMap(promise.what))
    said = [each for each in (promise.said_at, promise.agreement) if each and not is_hidden(each)]
    return {
        "what": _QUOTES[tongue].format(what.text) if what else "",
        "due": display(promise.due, tongue) if promise.due else "",
        "said": "; ".join(of_record(each).text for each in said),
        "outcome": promise.outcome,
        "evidence": "; ".join(_evidence(promise, viewer)),
        "until": display(until, tongue) if until else "",
    }


def _evidence(promise: Promise, viewer: Viewer) -> list[str]:
    rows = list(promise.evidence.select_related("encounter", "act"))
    records = [each for row in rows if (each := row.encounter or row.act) and not is_hidden(each)]
    sources = viewer.sources().filter(pk__in=[row.source_id for row in rows if row.source_id])
    return [*(of_record(each).text for each in records), *map(str, sources.light())]


def _office(person: Person, viewer: Viewer) -> Held | None:
    """The highest office that somebody holds today."""
    held = offices_of([person], viewer, timezone.localdate()).get(person.pk, [])
    return held[0] if held else None


def _addressee(person: Person, held: Held | None) -> Addressee:
    full = of_record(person).text
    parts = full.split()
    family = person.family_name if person.family_name in full else (parts[-1] if parts else "")
    return Addressee(
        full=full,
        given=person.given_name,
        patronymic=person.patronymic,
        family=family,
        office=held.tenure.office if held else "",
        sex=sex_of(person.patronymic, family),
    )


def _to_lines(to: Record | None, held: Held | None) -> tuple[str, ...]:
    if to is None:
        return ()
    title = wording(held.tenure.title) if held else None
    body = (held.tenure.institution or held.tenure.place) if held else None
    lines = (
        of_record(to).text,
        title.text if title else "",
        of_record(body).text if body is not None and not is_hidden(body) else "",
    )
    return tuple(line for line in lines if line)


@dataclass(frozen=True, slots=True)
class Finished:
    """A letter as the officer has put it: what goes onto the paper."""

    subject: str
    to_lines: tuple[str, ...]
    salutation: str
    body: str
    signer: tuple[str, ...]


def paper_of(finished: Finished, tongue: str, day: date) -> Paper:
    """The letter as a paper in its language."""
    blocks = tuple(_blocks(finished, tongue, day))
    return Paper(title=finished.subject, language=tongue, day=day, blocks=blocks)


def _blocks(finished: Finished, tongue: str, day: date) -> list[Block]:
    date_line = Paragraph((Run(str(of_date(day.isoformat()) or "")),), "end")
    to = [Paragraph.of(line) for line in finished.to_lines]
    paragraphs = [each.strip() for each in finished.body.split("\n\n") if each.strip()]
    signed = [Paragraph.of(Run(line, bold=not n)) for n, line in enumerate(finished.signer)]
    return [
        date_line, *to, Paragraph.of(Run(finished.salutation)),
        *(Paragraph.of(" ".join(each.split())) for each in paragraphs),
        Paragraph.of(closing(tongue)), *signed,
    ]  # fmt: skip
