"""What the agenda calls its entries."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# A sort of entry, alone and for several of them.
WHAT: Mapping[str, Promise] = {
    "encounter": _("Encounter"),
    "event": _("Event"),
    "invitation": _("Invitation"),
    "reply": _("Reply by"),
    "promise": _("Promise due"),
    "agreement": _("Agreement ends"),
    "notice": _("Notice by"),
}
WHATS: Mapping[str, Promise] = {
    "encounter": _("Encounters"),
    "event": _("Events"),
    "invitation": _("Invitations"),
    "reply": _("Replies due"),
    "promise": _("Promises due"),
    "agreement": _("Agreements that end"),
    "notice": _("Notices due"),
}


def what_word(what: str) -> str:
    """What an entry of that sort is called in the reader's language."""
    return str(WHAT[what])
