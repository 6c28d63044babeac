"""The dossier of an encounter or a partner: on screen, as PDF and as DOCX."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify

from comity.desk.addresses import record_address
from comity.desk.dossier import HAVE_DOSSIER, dossier_for, paper_of
from comity.desk.kinds import BY_ROUTE
from comity.desk.pages.answering import at_desk, download, show
from comity.desk.viewer import Viewer
from comity.papers import to_docx, to_pdf
from comity.register.kinds import MODELS
from comity.register.models import Record

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@at_desk
def dossier(request: HttpRequest, viewer: Viewer, route: str, key: int) -> HttpResponse:
    """What to know before an encounter, or of a partner."""
    about = _about(viewer, route, key)
    written = dossier_for(about, viewer)
    context = {
        "dossier": written,
        "record": about,
        "record_url": record_address(about.kind, about.pk),
        "route": route,
    }
    return show(request, "desk/dossier.html", context)


@at_desk
def dossier_file(
    request: HttpRequest, viewer: Viewer, route: str, key: int, ending: str
) -> HttpResponse:
    """The same as a file: `pdf` or `docx`."""
    del request
    written = dossier_for(_about(viewer, route, key), viewer)
    paper = paper_of(written)
    data, kind = (to_pdf(paper), "application/pdf") if ending == "pdf" else (to_docx(paper), DOCX)
    name = slugify(written.about.text)[:60] or f"{route}-{key}"
    return download(data, kind, f"dossier-{name}.{ending}")


def _about(viewer: Viewer, route: str, key: int) -> Record:
    pages = BY_ROUTE.get(route)
    if pages is None or pages.kind not in HAVE_DOSSIER:
        raise Http404(f"there is no dossier of what stands under {route!r}")
    found = viewer.live(MODELS[pages.kind]).filter(pk=key).first()
    if found is None:
        raise Http404(f"there is no record {key} under {route!r} that is yours to see")
    return found
