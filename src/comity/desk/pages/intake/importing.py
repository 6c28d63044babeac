"""The import wizard: a table is uploaded, its columns are told, it is looked at, and imported."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.desk.addresses import record_address, source_address
from comity.desk.intake.import_words import MEANING, VERDICT, VERDICT_TONE
from comity.desk.lists.exporting import safe_for_spreadsheets
from comity.desk.pages.answering import at_desk, number_in, show
from comity.desk.problems import problem_of
from comity.desk.shown import Shown, language
from comity.desk.viewer import Viewer
from comity.formats import UnreadableSource
from comity.intake.adding import HeldElsewhere
from comity.intake.importing.columns import Meaning, guess, meanings_from, signature
from comity.intake.importing.keeping import MEDIA_TYPE, keep
from comity.intake.importing.planning import Planned, Verdict, plan
from comity.intake.importing.tables import Table, tables_in
from comity.intake.importing.writing import Choices, Unsure, carry_out, remember
from comity.intake.models import ImportMapping
from comity.register.models import AgreementKind, Entry, Kind, Source, Stage
from comity.register.permissions import Right
from comity.register.undoing import AlreadyUndone, StillUsed, is_in_force, undo

SHOWN = 200  # rows of the preview; the counts are of all


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form says: which table, what its columns mean, and what rows leave open."""

    table: Table
    number: int
    meanings: Mapping[int, Meaning]
    kind: str
    stage: str


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row of the preview."""

    number: int
    cells: tuple[str, ...]
    verdict: Shown
    reasons: tuple[str, ...]
    match: Shown | None
    is_unsure: bool


@at_desk
def upload(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The first step: a file."""
    may_import = viewer.desk is not None and viewer.may(Right.WRITE) and viewer.may(Right.ADD)
    if request.method != "POST" or not may_import or viewer.desk is None:
        status = 403 if request.method == "POST" else 200
        return show(request, "desk/import.html", {"may_import": may_import}, status=status)
    file = request.FILES.get("file")
    if file is None:
        messages.error(request, _("Choose a file with a table."))
        return show(request, "desk/import.html", {"may_import": True}, status=400)
    try:
        source = keep(
            file.read(), file.name or _("file"), by=viewer.user, desk=viewer.desk,
            confidential=request.POST.get("confidential") == "on",
        )  # fmt: skip
    except (UnreadableSource, HeldElsewhere) as error:
        messages.error(request, str(error))
        return show(request, "desk/import.html", {"may_import": True}, status=422)
    return redirect(reverse("desk:import-table", args=[source.pk]))


@at_desk
def table(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """The second step: what the columns mean, with what would become of each row; or import."""
    source = _source(viewer, key)
    asked = _asked(request, viewer, source)
    planned = _plan(asked, viewer)
    if request.method == "POST":
        return _import(request, viewer, source, asked, planned)
    counts = Counter(each.verdict for each in planned)
    only = request.GET.get("only", "")
    rows = [each for each in planned if not only or each.verdict == only]
    context = {
        "source": source,
        "source_url": source_address(source.pk),
        "tables": [(n, t.name, len(t.rows)) for n, t in enumerate(tables_in(source.text))],
        "asked": asked,
        "columns": _columns(asked),
        "kinds": AgreementKind.choices,
        "stages": Stage.choices,
        "counts": _counts(request, counts, only),
        "rows": [_row(each) for each in rows[:SHOWN]],
        "cut": max(len(rows) - SHOWN, 0),
        "ready": counts[Verdict.NEW] + counts[Verdict.SAME] + counts[Verdict.UNSURE],
        "unsure": counts[Verdict.UNSURE],
        "failed_url": f"{reverse('desk:import-failed', args=[key])}?{request.GET.urlencode()}",
        "failed": counts[Verdict.FAILED],
        "address": request.get_full_path(),
    }
    return show(request, "desk/import_table.html", context)


@at_desk
def failed(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """The rows that cannot be imported, with the reason, as CSV."""
    source = _source(viewer, key)
    asked = _asked(request, viewer, source)
    told = io.StringIO()
    writer = csv.writer(told)
    writer.writerow([_("Row"), _("Why"), *map(safe_for_spreadsheets, asked.table.headings)])
    for each in _plan(asked, viewer):
        if each.verdict is Verdict.FAILED:
            cells = map(safe_for_spreadsheets, each.row.cells)
            writer.writerow([each.row.number, " ".join(each.reasons), *cells])
    answer = HttpResponse("\ufeff" + told.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="failed.csv"'
    return answer


@at_desk
def done(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """What an import did; one click takes it back."""
    entry = get_object_or_404(Entry.objects.select_related("source", "by"), pk=key)
    if entry.source is None or not viewer.sources().filter(pk=entry.source_id).exists():
        raise Http404
    if request.method == "POST":
        try:
            undo(entry, by=viewer.user, reason=_("Import taken back"))
            messages.success(request, _("The whole import was taken back."))
        except (AlreadyUndone, StillUsed) as error:
            messages.error(request, problem_of(error, viewer).text)
        return redirect(reverse("desk:import-done", args=[key]))
    made = entry.changes.filter(operation="created")
    context = {
        "entry": entry,
        "agreements": made.filter(table="register.agreement").count(),
        "acts": made.filter(table="register.act").count(),
        "places": made.filter(table="register.place").count(),
        "is_in_force": is_in_force(entry),
        "may_undo": viewer.may(Right.WRITE),
    }
    return show(request, "desk/import_done.html", context)


# ---------------------------------------------------------------- what is asked


def _source(viewer: Viewer, key: int) -> Source:
    found = viewer.sources().filter(pk=key, media_type=MEDIA_TYPE).first()
    if found is None:
        raise Http404
    return found


def _asked(request: HttpRequest, viewer: Viewer, source: Source) -> Asked:
    tables = tables_in(source.text)
    number = number_in(request.GET.get("table")) or 0
    chosen = tables[number if number < len(tables) else 0]
    held = ImportMapping.objects.filter(
        desk=viewer.desk, headings=signature(chosen.headings)
    ).first()
    width = len(chosen.headings)
    if "kind" in request.GET:
        meanings = meanings_from(request.GET, width)
    elif held is not None:
        meanings = meanings_from(held.meanings, width)
    else:
        meanings = guess(chosen.headings)
    kind = request.GET.get("kind") or (held.agreement_kind if held else "")
    stage = request.GET.get("stage") or (held.stage if held else "")
    return Asked(
        chosen, number, meanings,
        kind if kind in AgreementKind.values else AgreementKind.SISTER_CITY,
        stage if stage in Stage.values else Stage.SIGNED,
    )  # fmt: skip


def _plan(asked: Asked, viewer: Viewer) -> list[Planned]:
    if viewer.desk is None:
        return []
    return plan(asked.table, asked.meanings, kind=asked.kind, desk=viewer.desk, language=language())


def _columns(asked: Asked) -> list[tuple[int, str, list[tuple[str, str, bool]], str]]:
    """For each column its number, its heading, its choices, and some of what it holds."""
    columns = []
    for place, heading in enumerate(asked.table.headings):
        chosen = asked.meanings.get(place)
        choices = [("", _("leave out"), chosen is None)]
        choices += [(each.value, str(MEANING[each]), each is chosen) for each in Meaning]
        cells = (row.cells[place] for row in asked.table.rows[:40])
        sample = ", ".join(list(dict.fromkeys(filter(None, cells)))[:3])
        columns.append((place, heading or str(place + 1), choices, sample))
    return columns


def _counts(
    request: HttpRequest, counts: Counter[Verdict], only: str
) -> list[tuple[str, int, str, bool]]:
    """The chips above the preview: word, count, address, and whether it is chosen."""
    given = request.GET.copy()
    chips = []
    for code in ("", *Verdict):
        given["only"] = code
        word = str(VERDICT[code]) if code else _("All rows")
        count = counts[Verdict(code)] if code else sum(counts.values())
        chips.append((word, count, f"?{given.urlencode()}", code == only))
    return chips


def _row(planned: Planned) -> RowShown:
    match = planned.match
    return RowShown(
        planned.row.number,
        planned.row.cells,
        Shown(str(VERDICT[planned.verdict]), tone=VERDICT_TONE[planned.verdict]),
        planned.reasons,
        Shown(match.label, url=record_address(Kind.AGREEMENT, match.key)) if match else None,
        planned.verdict is Verdict.UNSURE,
    )


# ---------------------------------------------------------------- the import


def _import(
    request: HttpRequest, viewer: Viewer, source: Source, asked: Asked,
    planned: Sequence[Planned],
) -> HttpResponse:  # fmt: skip
    if viewer.desk is None or not viewer.may(Right.WRITE):
        raise Http404
    choices = Choices(asked.stage, _unsure(request.POST.get("unsure")), _rows(request.POST))
    remember(asked.table, asked.meanings, desk=viewer.desk, kind=asked.kind, stage=asked.stage)
    did = carry_out(planned, source, choices, by=viewer.user, desk=viewer.desk)
    if did.entry is None:
        messages.info(request, _("There was nothing to import."))
        return redirect(request.get_full_path())
    made = ngettext("%(n)d agreement is new", "%(n)d agreements are new", did.made)
    more = ngettext("%(n)d was told more", "%(n)d were told more", did.filled)
    left = ngettext("%(n)d row was left out", "%(n)d rows were left out", did.left_out)
    told = ((made, did.made), (more, did.filled), (left, did.left_out))
    messages.success(request, "; ".join(text % {"n": n} for text, n in told) + ".")
    return redirect(reverse("desk:import-done", args=[did.entry.pk]))


def _unsure(told: str | None) -> Unsure:
    return Unsure(told) if told in set(Unsure) else Unsure.SKIP


def _rows(given: Any) -> dict[int, Unsure]:
    return {
        int(name[4:]): Unsure(value)
        for name, value in given.items()
        if name.startswith("row-") and name[4:].isdecimal() and value in set(Unsure)
    }
