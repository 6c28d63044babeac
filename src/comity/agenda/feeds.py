"""Calendar feeds: their secret addresses, and their entries as iCalendar (RFC 5545, 7986)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from comity.agenda.entries import Entry
from comity.agenda.models import CalendarFeed
from comity.agenda.words import what_word
from comity.edtf import display
from comity.register.models import Desk, Place, Record, User

PRODUCT = "-//Comity//Agenda//EN"
REFRESH = timedelta(hours=1)


def open_feed(*, by: User, desk: Desk, whats: Iterable[str], language: str) -> CalendarFeed:
    """Make a calendar of these sorts of entry (none: all), with an address of its own."""
    return CalendarFeed.objects.create(
        owner=by, desk=desk, whats=sorted(set(whats)), language=language
    )


def revoke_feed(feed: CalendarFeed, *, by: User) -> None:
    """Make a feed's address lead nowhere, for good. Raises PermissionError for another's feed."""
    if feed.owner_id != by.pk:
        raise PermissionError(f"{by} may not revoke the calendar of {feed.owner}")
    feed.revoked_at = timezone.now()
    feed.save(update_fields=["revoked_at"])


def token_of(feed: CalendarFeed) -> str:
    """The secret part of a feed's address."""
    told = salted_hmac("comity.agenda.feeds", f"{feed.pk}:{feed.nonce}", algorithm="sha256")
    return f"{feed.pk}-{told.hexdigest()[:40]}"


def feed_at(token: str) -> CalendarFeed | None:
    """The feed whose address has this secret part; None if there is none, or it was revoked."""
    key = token.partition("-")[0]
    if not key.isdecimal() or len(key) > 18:
        return None
    open_ones = CalendarFeed.objects.filter(revoked_at=None).select_related("owner", "desk")
    feed = open_ones.filter(pk=int(key)).first()
    return feed if feed and constant_time_compare(token_of(feed), token) else None


def calendar_of(
    entries: Iterable[Entry], *, name: str, site: str, address_of: Callable[[Record], str]
) -> bytes:
    """The entries as an iCalendar file in the active language.

    It leaves the house: nothing confidential is named in it. `site` is the host that makes
    the entries' ids unlike those of other registers; `address_of` gives the whole address of
    a record's page.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    now = timezone.now()
    for entry in entries:
        label = entry.record.called().text(_language())
        calendar.add_component(_event(entry, label, site, address_of(entry.record), now))
    return bytes(calendar.to_ical())


def _event(entry: Entry, label: str, site: str, address: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{entry.key}@{site}")
    event.add("dtstamp", now)
    event.add("last-modified", entry.record.updated_at)
    event.add("summary", _summary(entry, label))
    event.add("dtstart", entry.span.first)
    event.add("dtend", entry.span.last + timedelta(days=1))
    # A whole day in somebody's calendar must not make them busy.
    event.add("transp", "TRANSPARENT")
    event.add("categories", [what_word(entry.what)])
    event.add("description", _description(entry, address))
    event.add("url", address)
    place = getattr(entry.record, "place", None)
    if isinstance(place, Place) and not place.confidential:
        event.add("location", place.label.text(_language()))
    return event


def _summary(entry: Entry, label: str) -> str:
    """One line for a calendar: what, and where the day was not said, what was said instead."""
    label = label or what_word(entry.what)
    if entry.what.is_deadline:
        label = _("%(what)s: %(label)s") % {"what": what_word(entry.what), "label": label}
    if entry.span.is_exact:
        return label
    return _("%(label)s (%(date)s, no exact day)") % {"label": label, "date": date_of(entry)}


def date_of(entry: Entry) -> str:
    """The entry's date in words, as it was said."""
    return display(entry.edtf, _language())


def _description(entry: Entry, address: str) -> str:
    lines = [f"{what_word(entry.what)}: {date_of(entry)}"]
    if not entry.span.is_exact:
        lines.append(_("No exact day is known; the entry covers the whole time that was said."))
    return "\n".join([*lines, address])


def _language() -> str:
    return (get_language() or "en")[:2]
