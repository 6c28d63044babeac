"""Sources: the list, and the page that sets the text with the findings at its side."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.desk.addresses import source_address
from comity.desk.intake.source_text import lay_out
from comity.desk.intake.stated import Stated, stated
from comity.desk.lists.listing import Choice, Column, Filter, Listing, Row, choices_of
from comity.desk.pages.answering import at_desk, show
from comity.desk.shown import Shown, of_date, of_record, of_text, present
from comity.desk.viewer import Viewer
from comity.desk.words import LANGUAGE, language_name, say
from comity.intake.models import Decision, Finding, FindingKind, FindingState, Proposal
from comity.passages import Passage
from comity.register.models import Source, Way
from comity.register.permissions import Right

_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
ORDERS = ("kind", "text")
QUOTED = 240  # characters of a passage on a card


def _rows(viewer: Viewer) -> QuerySet[Source]:
    return viewer.sources().light()


def _show(sources: Sequence[Source]) -> list[Row]:
    found = Finding.objects.filter(source__in=[source.pk for source in sources])
    counted = found.exclude(state=FindingState.OUTDATED).values_list("source").order_by("source")
    waiting = Count("pk", filter=Q(state=FindingState.WAITING))
    counts = {key: (every, open_) for key, every, open_ in counted.annotate(Count("pk"), w=waiting)}
    return [_row(source, *counts.get(source.pk, (0, 0))) for source in sources]


def _row(source: Source, findings: int, waiting: int) -> Row:
    name = of_text(str(source), source.language)
    badge = (Shown(str(waiting), tone="wait", icon="hourglass"),) if waiting else ()
    date = present(of_date(source.published))
    return Row(
        Shown(str(source), name.language if name else "", url=source_address(source.pk)),
        {
            "waiting": badge,
            "findings": (Shown(str(findings)),),
            "language": present(_language(source)),
            "published": date,
            "added": (Shown(date_in_words(source)),),
            "way": (Shown(say("Way", source.way)),),
        },
        lead=(*badge, *date),
    )


def _language(source: Source) -> Shown | None:
    return Shown(language_name(source.language)) if source.language else None


def date_in_words(source: Source) -> str:
    """The day on which a source came in."""
    shown = of_date(source.added_at.date().isoformat())
    return shown.text if shown else ""


def _filters(_viewer: Viewer) -> tuple[Filter, ...]:
    waits = Q(pk__in=Finding.objects.filter(state=FindingState.WAITING).values("source"))
    languages = (Choice(tag, language_name(tag), Q(language=tag)) for tag in LANGUAGE)
    state = (
        Choice("waiting", _("Findings to decide"), waits),
        Choice("decided", _("All decided"), ~waits),
    )
    return (
        Filter("state", _("State"), state),
        Filter("language", _("Language"), tuple(languages)),
        Filter("way", _("Came in"), choices_of("Way", "way", Way.values)),
    )


LISTING = Listing(
    name="sources",
    heading=gettext_lazy("Sources"),
    lead=gettext_lazy(
        "Documents as they came in. They are never changed; every fact leads back here."
    ),
    icon="newspaper",
    kinds=(),
    rows=_rows,
    show=_show,
    columns=(
        Column("title", gettext_lazy("Source")),
        Column("waiting", gettext_lazy("To decide")),
        Column("findings", gettext_lazy("Findings"), numeric=True),
        Column("language", gettext_lazy("Language"), sort="language"),
        Column("published", gettext_lazy("Published"), sort="published_sort", newest_first=True),
        Column("added", gettext_lazy("Came in"), sort="added_at", newest_first=True),
    ),
    filters=_filters,
    default_sort="-added",
    empty_heading=gettext_lazy("No source has come in yet"),
    empty_text=gettext_lazy(
        "Add a news page, a protocol or minutes: it is kept as it is and read at once."
    ),
)


@dataclass(frozen=True, slots=True)
class Card:
    """A finding beside the text: what it states and the passage to jump to.

    `quote` is that passage, cut where it is long: for screens that show one column.
    `perhaps` is the likeliest record that a waiting finding was proposed to be.
    """

    finding: Finding
    stated: Stated
    passage: Passage
    record: Shown | None = None
    quote: str = ""
    perhaps: Shown | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The cards of one kind of finding, or of the whole text in its order."""

    kind: str
    cards: tuple[Card, ...]


@at_desk
def source(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """A source: its own text with the passages of findings, and the findings."""
    context = source_context(viewer, key, request.GET.get("order", ""), _asked_passage(request))
    return show(request, "desk/source.html", context)


def source_context(
    viewer: Viewer, key: int, order: str, looked_at: Passage | None = None
) -> dict[str, object]:
    """Everything that the page of a source shows; `order` of its findings: `kind` or `text`."""
    found = get_object_or_404(viewer.sources().select_related("added_by", "desk"), pk=key)
    findings = list(found.findings.select_related("record", "decided_by", "corrected_by"))
    for finding in findings:
        finding.source = found  # spares a query for each
    order = order if order in ORDERS else "kind"
    if looked_at and looked_at.end > len(found.text):
        looked_at = None
    waiting = sum(finding.is_waiting for finding in findings)
    shown = [f for f in findings if f.state != FindingState.OUTDATED]
    return {
        "source": found,
        "title": of_text(str(found), found.language),
        "published": of_date(found.published),
        "blocks": lay_out(
            found.text,
            furniture=found.furniture_passages,
            headings=found.heading_passages,
            marks={f.pk: f.proof for f in shown if f.state != FindingState.REJECTED},
            looked_at=looked_at,
        ),
        "looked_at": looked_at,
        "states": {finding.pk: finding.state for finding in findings},
        "groups": _groups(shown, order, _likeliest(viewer, shown)),
        "order": order,
        "waiting": waiting,
        "decided": len(shown) - waiting,
        "total": len(shown),
        "may_decide": viewer.may(Right.DECIDE, found),
    }


def _asked_passage(request: HttpRequest) -> Passage | None:
    match = _SPAN.fullmatch(request.GET.get("passage", ""))
    if match is None or int(match[1]) >= int(match[2]):
        return None
    return Passage(int(match[1]), int(match[2]))


def _likeliest(viewer: Viewer, findings: Sequence[Finding]) -> dict[int, Shown]:
    """The likeliest record of each finding that waits, as far as the viewer may see it."""
    waiting = [finding.pk for finding in findings if finding.is_waiting]
    if not waiting:
        return {}
    proposed = Proposal.objects.filter(
        finding__in=waiting, name="", superseded_by=None, decision=Decision.UNDECIDED
    ).filter(viewer.sees("record__"))
    found: dict[int, Shown] = {}
    for proposal in proposed.select_related("record").order_by("-score", "pk"):
        if proposal.finding_id is not None:
            percent = f"{round(proposal.score * 100)} %"
            found.setdefault(proposal.finding_id, of_record(proposal.record, note=percent))
    return found


def _groups(findings: Sequence[Finding], order: str, likeliest: Mapping[int, Shown]) -> list[Group]:
    cards = [replace(card_of(each), perhaps=likeliest.get(each.pk)) for each in findings]
    if order == "text":
        return [Group("", tuple(sorted(cards, key=lambda card: card.passage)))]
    kinds = [str(kind) for kind in FindingKind]
    by_kind = {kind: tuple(c for c in cards if c.finding.kind == kind) for kind in kinds}
    return [Group(kind, some) for kind, some in by_kind.items() if some]


def card_of(finding: Finding) -> Card:
    """A finding as a card."""
    proof = finding.proof
    record = of_record(finding.record) if finding.record else None
    passage = proof[0] if proof else Passage(0, 0)
    quote = Truncator(" ".join(passage.of(finding.source.text).split())).chars(QUOTED)
    return Card(finding, stated(finding), passage, record, quote)
