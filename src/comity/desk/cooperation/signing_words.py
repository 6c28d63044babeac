"""Why something cannot be signed now, and what to do, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise as Words
from django.utils.translation import gettext_lazy as _

from comity.cooperation.signing import Reason

WHY: Mapping[Reason, Words] = {
    Reason.NOT_CLOSED: _("The text is not closed, or was altered. Close it first."),
    Reason.NO_ORIGINAL: _("There is no original to sign. Begin a new draft between two parties."),
    Reason.OPEN_ALREADY: _("This text is open for signature already."),
    Reason.NOBODY: _("Name each signatory once, at least one."),
    Reason.NO_ACCOUNT: _("Who signs electronically needs an account: write its user name."),
    Reason.DOES_NOT_SEE: _(
        "One of the accounts does not see this draft. Give it a seat in the draft first."
    ),
    Reason.MAY_NOT_SIGN: _(
        "The role of one of the accounts does not let it sign. Give it the role of a signatory "
        "first."
    ),
    Reason.NO_SIGNATORY: _("Only who is named as a signatory of this agreement can sign it."),
    Reason.NO_AUTHORITY: _(
        "A signatory has no written authority on file. Record the authority to sign, the "
        "government order or the council decision as an act of this agreement first."
    ),
    Reason.SIGNED_ALREADY: _("This original bears that signature already."),
    Reason.NOT_YOUR_TURN: _("It cannot be signed yet: others sign first, or the day has not come."),
    Reason.ALTERED: _("The frozen text was altered. Nothing is signed on it."),
    Reason.CHANGED_MEANWHILE: _("Something was added to the original meanwhile. Try once more."),
    Reason.OTHER_FILE: _(
        "This is not the original that you fetched here with your signature behind it. Fetch it "
        "once more, sign that file, and do not save it anew with another program."
    ),
    Reason.MORE_THAN_SIGNED: _(
        "Something other than your signature was added to the file, or the signature does not hold."
    ),
    Reason.NO_SIGNATURE: _("Your own place in the file is not signed. Sign in that place."),
    Reason.OTHER_WAY: _("It was planned that this signature is made in the other way."),
    Reason.NO_STAMP: _(
        "No timestamp can be added: there is one, somebody signed after it, or no timestamp "
        "authority is set."
    ),
    Reason.NO_SCAN: _("Choose the scan of the signed original."),
}
