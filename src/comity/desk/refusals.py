"""Why somebody may not: what their role is here, which roles could, and who has one."""

from __future__ import annotations

from django.utils.translation import gettext as _

from comity.desk.looking import sight
from comity.desk.words import say
from comity.register.permissions import RIGHTS, Refusal, Right, Thing, why_not

MOST_NAMED = 6


def why(right: Right, thing: Thing = None) -> str:
    """Why whoever looks may not do this to that, in their language; empty where they may."""
    who = sight().who
    refusal = why_not(who, right, thing) if who is not None else None
    if refusal is None:
        return ""
    return " ".join(filter(None, (_what(refusal), _roles(refusal), _who(refusal))))


def _what(refusal: Refusal) -> str:
    told = {"right": say("Right", refusal.right), "desk": refusal.desk}
    if not refusal.own and refusal.desk is not None:
        return _("“%(right)s” is for the desk %(desk)s here, where you have no role.") % told
    if not refusal.own:
        return _("“%(right)s” needs a role at a desk, and you have none.") % told
    own = ", ".join(dict.fromkeys(say("Role", role) for role in refusal.own))
    return _("Your role here (%(own)s) does not include “%(right)s”.") % {**told, "own": own}


def _roles(refusal: Refusal) -> str:
    roles = ", ".join(say("Role", role) for role in refusal.roles)
    return _("Roles that do: %(roles)s.") % {"roles": roles}


def _who(refusal: Refusal) -> str:
    """The names are for those who read at that desk: not for guests, nor for other desks."""
    if not any(Right.READ in RIGHTS[role] for role in refusal.own):
        return ""
    if not refusal.holders:
        return _("Nobody at your desk has one; an administrator can give it.")
    names = ", ".join(str(user) for user in refusal.holders[:MOST_NAMED])
    return _("At your desk: %(names)s.") % {"names": names}
