"""The year with a partner: figures that lead to their records, on screen and as a file."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from comity.desk.addresses import ROUTES, record_address
from comity.desk.kinds import BY_ROUTE
from comity.desk.lists.exporting import TYPES
from comity.desk.pages.answering import at_desk, download, number_in, show
from comity.desk.shown import language, of_record
from comity.desk.viewer import Viewer
from comity.desk.words import language_name
from comity.desk.yearly import Report, paper_of, report_of, workbook_of
from comity.desk.yearly.figures import MOST_LISTED, years_of
from comity.desk.yearly.paper import confidential_words, rule_words, title_of
from comity.papers import to_docx, to_pdf
from comity.register.kinds import MODELS
from comity.register.models import Kind, Record
from comity.register.words import LANGUAGES

HAVE_YEARS = (Kind.PLACE, Kind.INSTITUTION, Kind.PERSON)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FILES: dict[str, tuple[Callable[[Report, str], bytes], str]] = {
    "pdf": (lambda report, _address: to_pdf(paper_of(report)), "application/pdf"),
    "docx": (lambda report, _address: to_docx(paper_of(report)), DOCX),
    "xlsx": (workbook_of, TYPES["xlsx"]),
}


@at_desk
def year(request: HttpRequest, viewer: Viewer, route: str, key: int) -> HttpResponse:
    """The figures of a year (`?year=`, this year without); `?figure=` lists what one counts."""
    about = _about(viewer, route, key)
    report = report_of(about, _year(request), viewer)
    context = {
        "report": report,
        "title": title_of(report),
        "rule": rule_words(),
        "warning": confidential_words(report),
        "about": of_record(about, url=record_address(about.kind, about.pk)),
        "kind": about.kind,
        "route": route,
        "years": sorted({*years_of(about, viewer), report.year}, reverse=True),
        "tongues": [(tag, language_name(tag)) for tag in LANGUAGES],
        "most": MOST_LISTED,
    }
    code = request.GET.get("figure", "")
    if code:
        context["figure"] = figure = report.figure(code)
        if figure is None:
            raise Http404(_("There is no such figure."))
        context["chapter"] = next(c for c in report.chapters if figure in c.figures)
        return show(request, "desk/year_records.html", context)
    return show(request, "desk/year.html", context)


@at_desk
def year_file(
    request: HttpRequest, viewer: Viewer, route: str, key: int, ending: str
) -> HttpResponse:
    """The report as PDF, DOCX or XLSX, in the language asked for (`?language=`)."""
    about = _about(viewer, route, key)
    asked = request.GET.get("language", "")
    tongue = asked if asked in LANGUAGES else language()
    make, kind = _FILES[ending]
    with translation.override(tongue):
        report = report_of(about, _year(request), viewer)
        data = make(report, request.build_absolute_uri("/")[:-1])
        name = slugify(of_record(about).text)[:60] or f"{route}-{key}"
    return download(data, kind, f"{name}-{report.year}-{tongue}.{ending}")


def _year(request: HttpRequest) -> int:
    asked = number_in(request.GET.get("year"))
    return asked if asked is not None and 1 <= asked <= 9999 else timezone.localdate().year


def _about(viewer: Viewer, route: str, key: int) -> Record:
    pages = BY_ROUTE.get(route)
    if pages is None or pages.kind not in HAVE_YEARS:
        raise Http404(f"there is no report of what stands under {route!r}")
    found = viewer.live(MODELS[pages.kind]).filter(pk=key).first()
    if found is None:
        raise Http404(f"there is no record {key} under {ROUTES[pages.kind]!r} for you to see")
    return found
