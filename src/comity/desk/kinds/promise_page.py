"""The page of a promise: both sides, what it hangs on, what hangs on it, what shows it was kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from comity.agenda.reminders import reminders_of
from comity.desk.addresses import source_address
from comity.desk.badges import promise_badge
from comity.desk.cooperation.offsets import hanging_in_words
from comity.desk.kinds.promises import due_of
from comity.desk.proofs import Proofs
from comity.desk.sheets import Sheet, plain, section
from comity.desk.shown import (
    Line,
    Page,
    Section,
    Shown,
    line_of,
    of_code,
    of_date,
    of_record,
    of_text,
    present,
)
from comity.desk.viewer import Viewer
from comity.desk.words import ICON
from comity.register.hanging import chain_of
from comity.register.models import Evidence, Promise, PromiseEnd, Record


def page_of(promise: Promise, viewer: Viewer, proofs: Proofs) -> Page:
    """The page of a promise."""
    chain = _seen(viewer, chain_of(promise))
    return Page(
        title=of_record(promise, url=""),
        badges=present(plain(of_code("Grade", promise.grade)), promise_badge(promise)),
        lead=present(due_of(promise), _moves_with(promise, chain)),
        facts=_facts(promise, chain, proofs).done(),
        sides=_sides(promise, proofs),
        sections=(
            *_whence(promise, viewer),
            *section(_("Hangs on"), (line_of(each) for each in chain)),
            *section(_("What hangs on it"), _hanging(promise, viewer)),
            *section(_("What shows the fulfilment"), _evidence(promise, viewer, proofs)),
            *section(_("Reminders sent"), _reminders(promise)),
        ),
    )


def _seen(viewer: Viewer, records: Iterable[Record]) -> list[Record]:
    """Those of some records that the viewer may see, in their order."""
    given = list(records)
    seen = set(
        viewer.live(Record).filter(pk__in=[r.pk for r in given]).values_list("pk", flat=True)
    )
    return [each for each in given if each.pk in seen]


def _is_seen(promise: Promise, chain: list[Record]) -> bool:
    return bool(chain) and chain[0].pk == promise.depends_on_id


def _moves_with(promise: Promise, chain: list[Record]) -> Shown | None:
    """How the due date follows from what the promise hangs on, if that is for the viewer to see."""
    if not promise.due_offset or not _is_seen(promise, chain):
        return None
    return hanging_in_words(promise.due_offset, of_record(chain[0]).text)


def _facts(promise: Promise, chain: list[Record], proofs: Proofs) -> Sheet:
    sheet = Sheet(promise, proofs).map("what").code("grade", "Grade").date("due")
    if _is_seen(promise, chain) or promise.depends_on is None:
        sheet.link("depends_on", said="depends_on_text")
    sheet.add("due_offset", _moves_with(promise, chain)).code("fulfilment", "Fulfilment")
    sheet.date("closed_on").text("outcome").date("said_on").text("owner")
    if promise.department:
        sheet.link("department")
    else:
        sheet.text("department_text")
    return sheet.text("note")


def _sides(promise: Promise, proofs: Proofs) -> tuple[Section, ...]:
    by_end: dict[str, list[Line]] = defaultdict(list)
    for party in promise.parties.select_related("who"):
        by_end[party.end].append(
            Line(
                of_record(party.who),
                icon=ICON.get(party.who.kind, ""),
                mark=proofs.of_row(party),
            )
        )
    return (
        *section(_("Promised by"), by_end[PromiseEnd.BY]),
        *section(_("Promised to"), by_end[PromiseEnd.TO]),
    )


def _whence(promise: Promise, viewer: Viewer) -> tuple[Section, ...]:
    said_at = _seen(viewer, [promise.said_at] if promise.said_at else [])
    agreement = _seen(viewer, [promise.agreement] if promise.agreement else [])
    clause = _("Version of the clause: %(sha)s") % {"sha": promise.clause_sha256[:16]}
    more = (Shown(clause),) if promise.clause_sha256 else ()
    return (
        *section(_("Said at"), (line_of(each) for each in said_at)),
        *section(_("Out of the agreement"), (line_of(each, more=more) for each in agreement)),
    )


def _hanging(promise: Promise, viewer: Viewer) -> list[Line]:
    found = viewer.live(Promise).filter(depends_on=promise.pk).order_by("due_sort", "pk")
    return [
        Line(of_record(each), due_of(each), badges=present(promise_badge(each)), icon="list-checks")
        for each in found
    ]


def _reminders(promise: Promise) -> list[Line]:
    words = {"before": _("before the due date"), "on": _("on the day"), "overdue": _("overdue")}
    return [
        Line(
            Shown(str(row.to)),
            of_date(timezone.localtime(row.sent_at).date().isoformat()),
            more=present(of_text(words.get(row.when, "")), of_date(row.due)),
            icon="mail",
        )
        for row in reminders_of([promise.pk])[promise.pk]
    ]


def _evidence(promise: Promise, viewer: Viewer, proofs: Proofs) -> list[Line]:
    rows = list(promise.evidence.select_related("source", "encounter", "act"))
    keys = [row.source_id for row in rows if row.source_id]
    seen = set(viewer.sources().filter(pk__in=keys).values_list("pk", flat=True))
    lines = (
        _source_line(row, proofs) if row.source_id in seen else _record_line(row, viewer, proofs)
        for row in rows
    )
    return [line for line in lines if line is not None]


def _source_line(row: Evidence, proofs: Proofs) -> Line:
    source = row.source
    assert source is not None
    digest = Shown(_("SHA-256 %(digest)s") % {"digest": source.content_id[:16]})
    return Line(
        title=Shown(str(source), url=source_address(source.pk)),
        date=of_date(source.published),
        more=present(of_text(row.words), digest),
        icon="newspaper",
        mark=proofs.of_row(row),
    )


def _record_line(row: Evidence, viewer: Viewer, proofs: Proofs) -> Line | None:
    for record in _seen(viewer, filter(None, (row.encounter, row.act))):
        return line_of(record, more=present(of_text(row.words)), mark=proofs.of_row(row))
    return None
