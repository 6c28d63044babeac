"""What the papers of an encounter say, as values, and what changed from one issue to the next."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from comity.protocol.models import DelegationPart, Seating
from comity.protocol.occasion import Occasion
from comity.protocol.seat_words import seat_in_words
from comity.register.models import RoleKind
from comity.register.wording import LanguageMap
from comity.register.words import word

Contents = Mapping[str, Any]
Change = Mapping[str, Any]


def contents_of(occasion: Occasion) -> dict[str, Any]:
    """What the papers say now, as JSON: guests and items by key, the room, the press words."""
    arrangement = occasion.arrangement
    words = json.dumps(occasion.press, sort_keys=True).encode()
    return {
        "guests": {str(each.key): _guest(occasion, each) for each in occasion.guests.coming},
        "items": {str(item.pk): _item(item) for item in occasion.items},
        "room": [arrangement.seating, arrangement.time_zone],
        "press": hashlib.sha256(words).hexdigest(),
    }


def _guest(occasion: Occasion, guest: Any) -> dict[str, Any]:
    return {
        "who": guest.attendance.who_id,
        "names": dict(guest.names),
        "office": dict(guest.office),
        "side": guest.attendance.side,
        "part": guest.part,
        "roles": sorted(guest.roles),
        "seat": str(occasion.guests.seat_of(guest.key)),
    }


def _item(item: Any) -> dict[str, Any]:
    return {
        "what": dict(item.what),
        "when": [item.day.isoformat() if item.day else "", item.starts, item.ends],
        "where": [item.place_id, dict(item.where)],
        "responsible": item.responsible,
        "note": dict(item.note),
        "interpreters": sorted(each.interpreter_id for each in item.interpretations.all()),
    }


def changes_between(before: Contents, after: Contents) -> list[dict[str, Any]]:
    """What is different, in the order in which it is told. Empty before a first issue."""
    if not before:
        return []
    found = [*_guests_changed(before["guests"], after["guests"])]
    found += _items_changed(before["items"], after["items"])
    for name in ("room", "press"):
        if before[name] != after[name]:
            found.append({"is": name})
    return found


def _guests_changed(before: Contents, after: Contents) -> Iterator[dict[str, Any]]:
    for key in before:
        if key not in after:
            yield {"is": "left", "names": before[key]["names"]}
    for key, guest in after.items():
        was = before.get(key)
        if was is None:
            yield {"is": "came", "names": guest["names"]}
        elif was["who"] != guest["who"]:
            yield {"is": "replaced", "names": guest["names"], "was": was["names"]}
        else:
            yield from _one_guest(was, guest)


def _one_guest(was: Contents, guest: Contents) -> Iterator[dict[str, Any]]:
    """What changed of one person, seats last."""
    for name in ("names", "office", "side", "part", "roles"):
        if was[name] != guest[name]:
            yield {"is": name, "names": guest["names"], "now": guest[name]}
    if was["seat"] != guest["seat"]:
        yield {"is": "seat", "names": guest["names"], "was": was["seat"], "now": guest["seat"]}


def _items_changed(before: Contents, after: Contents) -> Iterator[dict[str, Any]]:
    for key in before:
        if key not in after:
            yield {"is": "dropped", "names": before[key]["what"]}
    for key, item in after.items():
        if key not in before:
            yield {"is": "added", "names": item["what"], "when": item["when"]}
        elif before[key] != item:
            is_moved = before[key]["when"] != item["when"]
            yield {"is": "moved" if is_moved else "item", "names": item["what"],
                   "when": item["when"]}  # fmt: skip


def change_in_words(change: Change, language: str) -> str:
    """A change as a sentence in the active language, which is `language`."""
    names = LanguageMap(change.get("names", {})).text(language)
    told = {"who": names, "was": _was(change, language), "when": _when(change)}
    told["now"] = _now(change, language)
    return _sentences()[change["is"]] % told


def _sentences() -> dict[str, str]:
    return {
        "left": _("%(who)s does not come."),
        "came": _("New on the list: %(who)s."),
        "replaced": _("%(who)s instead of %(was)s."),
        "names": _("The name is written anew: %(who)s."),
        "office": _("%(who)s comes in another office: %(now)s."),
        "side": _("%(who)s belongs to another side: %(now)s."),
        "part": _("%(who)s has another part: %(now)s."),
        "roles": _("%(who)s has other roles: %(now)s."),
        "seat": _("%(who)s: %(was)s → %(now)s."),
        "dropped": _("No longer in the programme: %(who)s."),
        "added": _("New in the programme: %(who)s (%(when)s)."),
        "moved": _("New time: %(who)s (%(when)s)."),
        "item": _("Changed in the programme: %(who)s."),
        "room": _("The room is set in another way, or the clock is that of another zone."),
        "press": _("The words for the press are new."),
    }


def _was(change: Change, language: str) -> str:
    was = change.get("was", "")
    return seat_in_words(was) if isinstance(was, str) else LanguageMap(was).text(language)


def _when(change: Change) -> str:
    day, starts, ends = change.get("when", ("", "", ""))
    return " ".join(filter(None, (day, "–".join(filter(None, (starts, ends))))))


_LISTS: Mapping[str, str] = {"side": "Side", "part": DelegationPart.__name__}


def _now(change: Change, language: str) -> str:
    now = change.get("now", "")
    if change["is"] == "seat":
        return seat_in_words(now)
    if change["is"] == "roles":
        return ", ".join(word(RoleKind.__name__, role, language) for role in now) or "–"
    if change["is"] in _LISTS:
        return word(_LISTS[change["is"]], now, language)
    return LanguageMap(now).text(language) if isinstance(now, dict) else str(now)


def seating_word(form: str, language: str) -> str:
    """How the room is set, in words."""
    return word(Seating.__name__, form, language)
