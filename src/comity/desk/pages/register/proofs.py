"""Why the register says so: the sentence behind a field, and who entered or changed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from comity.desk.addresses import record_address, source_address
from comity.desk.history import history_of_field
from comity.desk.intake.source_text import Excerpt, excerpts
from comity.desk.pages.answering import at_desk, number_in, show
from comity.desk.shown import Shown, of_record
from comity.desk.viewer import Viewer
from comity.desk.words import say
from comity.register import rows
from comity.register.kinds import specific
from comity.register.models import Kind, Proof, Record, Source
from comity.register.permissions import Right


@dataclass(frozen=True, slots=True)
class Grounds:
    """One proof as shown. `excerpts` is empty for what was entered by hand, or is hidden."""

    proof: Proof
    excerpts: tuple[Excerpt, ...] = ()
    url: str = ""
    is_hidden: bool = False


@at_desk
def proof(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """The proofs of a field (`field`), or of a row beside a record (`part`, `row`)."""
    record = get_object_or_404(viewer.live(Record), pk=key)
    field, part, row = _asked(request)
    found = Proof.objects.filter(record=record, part=part, part_row=row).select_related(
        "source", "by"
    )
    proofs = list(found.filter(field=field)) or list(found.filter(field=""))
    if not proofs:
        raise Http404(f"record {key} has no proof of {field or part or 'itself'}")
    own = specific(record)
    table, owner = (part, row) if part else (rows.table_of(own), record.pk)
    context = {
        "record": record,
        "title": of_record(record),
        "what": _what(record.kind, field, part),
        "grounds": _grounds(proofs, viewer),
        "history": history_of_field(viewer, table, owner or 0, field),
        "may_write": viewer.may(Right.WRITE, record),
        "back_url": record_address(record.kind, record.pk),
    }
    return show(request, "desk/proof.html", context, part="desk/parts/proof.html")


def _asked(request: HttpRequest) -> tuple[str, str, int | None]:
    key = number_in(request.GET.get("row"))
    return request.GET.get("field", "")[:60], request.GET.get("part", "")[:60], key


def _what(kind: str, field: str, part: str) -> Shown | None:
    """What is proven: a row beside the record, or a field; the title of a tenure is its office."""
    if kind == Kind.TENURE and field == "title":
        field = "office"
    if part:
        return Shown(say("parts", part.rpartition(".")[2]))
    return Shown(say("fields", field)) if field else None


def _grounds(proofs: Sequence[Proof], viewer: Viewer) -> list[Grounds]:
    asked = {proof.source_id for proof in proofs if proof.source_id}
    seen = viewer.sources().filter(pk__in=asked).in_bulk() if asked else {}
    return [_ground(proof, seen.get(proof.source_id or 0)) for proof in reversed(proofs)]


def _ground(proof: Proof, source: Source | None) -> Grounds:
    if proof.source_id is None:
        return Grounds(proof)
    if source is None:
        return Grounds(proof, is_hidden=True)
    passages = [quote.passage for quote in proof.quotes]
    return Grounds(
        proof,
        excerpts(source.text, passages),
        source_address(source.pk, passages[0] if passages else None),
    )
