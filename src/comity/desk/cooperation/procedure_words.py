"""What the pages call the states of steps, what is odd about them, and why a gate is shut."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STATUS: Mapping[str, Promise] = {
    "done": _("Done"),
    "reported": _("Reported"),
    "waited": _("Waited for"),
    "ahead": _("Still ahead"),
    "passed": _("Nothing tells of it"),
    "dropped": _("No longer to come"),
}
STATUS_TONE = {"done": "good", "reported": "known", "waited": "wait"}
FLAG: Mapping[str, Promise] = {
    "signed-without": _("Signed without it"),
    "signed-before": _("Signed before it"),
    "out-of-order": _("Out of order"),
    "unproven": _("Paper not at hand"),
    "disagrees": _("Papers disagree"),
    "other-name": _("Under the name of another time"),
    "overridden": _("Let pass"),
}
FLAG_TONE = {
    "signed-without": "late",
    "signed-before": "late",
    "disagrees": "late",
    "overridden": "late",
}
LACK: Mapping[str, Promise] = {
    "missing": _("nothing is recorded of it"),
    "only-reported": _("only reported; the paper itself is wanted"),
    "later": _("dated after the signature"),
}
# Whose turn it was, beside the stages of the register.
STANDING: Mapping[str, Promise] = {
    "suspended-by-us": _("Suspended by us"),
    "suspended-by-them": _("Suspended by them"),
    "ended-by-us": _("Ended by us"),
    "ended-by-them": _("Ended by them"),
}
TURN: Mapping[str, Promise] = {
    "renewed": _("Renewed"),
    "resumed": _("Resumed"),
    "dormant": _("Dormant (nobody ended it)"),
    "suspended": _("Suspended"),
    "expired": _("Term ran out"),
    "ended": _("Ended"),
}
