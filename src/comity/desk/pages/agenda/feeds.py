"""Calendar feeds: made and revoked at the desk, fetched by calendar programs without signing in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from comity.agenda.entries import entries_between, in_order, seen_in_feeds
from comity.agenda.feeds import calendar_of, feed_at, open_feed, revoke_feed, token_of
from comity.agenda.models import CalendarFeed
from comity.agenda.words import WHATS
from comity.desk.addresses import record_address
from comity.desk.cooperation.terms_ahead import terms_between
from comity.desk.pages.answering import at_desk
from comity.desk.shown import language
from comity.desk.viewer import Viewer
from comity.register.models import Record

MOST = 2000  # entries of each sort in a feed
PAST = timedelta(days=180)  # how far back a feed reaches


@dataclass(frozen=True, slots=True)
class FeedShown:
    """One of the reader's own calendars: what is in it, and its secret address."""

    key: int
    name: str
    address: str
    feed: CalendarFeed


def feeds_of(request: HttpRequest, viewer: Viewer) -> list[FeedShown]:
    """The calendars that this person has made and not revoked."""
    found = CalendarFeed.objects.filter(owner=viewer.user, revoked_at=None)
    return [
        FeedShown(
            feed.pk,
            _name(feed),
            request.build_absolute_uri(reverse("desk:calendar", args=[token_of(feed)])),
            feed,
        )
        for feed in found.select_related("desk")
    ]


def _name(feed: CalendarFeed) -> str:
    sorts = ", ".join(str(WHATS[what]) for what in feed.whats if what in WHATS)
    return f"{feed.desk.name}: {sorts or _('everything')}"


@require_POST
@at_desk
def make(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Make a calendar of the sort of entry that the page showed."""
    if viewer.desk is None:
        raise Http404
    what = request.POST.get("what", "")
    whats = [what] if what in WHATS else []
    open_feed(by=viewer.user, desk=viewer.desk, whats=whats, language=language())
    messages.success(request, _("The calendar has its address. Keep it to yourself."))
    return redirect(reverse("desk:agenda") + "#feeds")


@require_POST
@at_desk
def revoke(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """Make an address lead nowhere."""
    feed = get_object_or_404(CalendarFeed, pk=key, owner=viewer.user, revoked_at=None)
    revoke_feed(feed, by=viewer.user)
    messages.success(request, _("The address leads nowhere from now on."))
    return redirect(reverse("desk:agenda") + "#feeds")


@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar at a secret address, as iCalendar."""
    feed = feed_at(token)
    if feed is None or not feed.owner.is_active:
        raise Http404
    CalendarFeed.objects.filter(pk=feed.pk).update(fetched_at=timezone.now())
    given = {"sees": seen_in_feeds(feed.owner, feed.desk), "whats": feed.whats}
    since = timezone.localdate() - PAST
    found = [
        *entries_between(since, None, **given, most=MOST),
        *terms_between(since, None, **given),
    ]

    def address_of(record: Record) -> str:
        return request.build_absolute_uri(record_address(record.kind, record.pk))

    with translation.override(feed.language):
        site = settings.ADDRESS.hostname or "comity"
        body = calendar_of(in_order(found), name=_name(feed), site=site, address_of=address_of)
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, no-store"
    answer["X-Robots-Tag"] = "noindex"
    answer["Content-Disposition"] = 'inline; filename="agenda.ics"'
    return answer
