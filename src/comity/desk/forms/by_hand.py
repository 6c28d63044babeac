"""The forms of originals that are signed by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.desk.forms.choosing import RecordField
from comity.desk.forms.controls import DateField
from comity.desk.shown import of_record
from comity.desk.viewer import Viewer
from comity.protocol.guests import Guest
from comity.register.models import Agreement, Kind, RoleKind

_HASH = re.compile(r"[0-9a-f]{64}")


class OriginalForm(forms.Form):
    """One party's original with ink on it.

    Where the closed text is open for signature (`is_open`), each signature by hand is
    recorded there in its turn; here only the paper and where it is.
    """

    party = forms.ChoiceField(label=gettext_lazy("Original of the party"))
    signatories = forms.MultipleChoiceField(
        label=gettext_lazy("Signed by hand by"), widget=forms.CheckboxSelectMultiple
    )
    signed_on = DateField(label=gettext_lazy("Signed on"), required=False)
    witnesses = forms.MultipleChoiceField(
        label=gettext_lazy("Witnesses from the guest list"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    scan = forms.FileField(label=gettext_lazy("Scan"), required=False)
    printed_sha256 = forms.CharField(
        label=gettext_lazy("Hash at the foot of the pages (SHA-256)"), max_length=64,
        required=False,
    )  # fmt: skip
    kept_at = forms.CharField(
        label=gettext_lazy("Kept at"), max_length=300, required=False,
        help_text=gettext_lazy("For example: archive of the municipality, cabinet 3"),
    )  # fmt: skip
    holder = forms.CharField(label=gettext_lazy("Held by"), max_length=200, required=False)

    def __init__(
        self, agreement: Agreement, viewer: Viewer, guests: Iterable[Guest], data: Any = None,
        files: Any = None, *, is_open: bool = False,
    ) -> None:  # fmt: skip
        people = [each for each in guests if each.attendance.who.kind == Kind.PERSON]
        seen = [each.attendance.who_id for each in people if RoleKind.WITNESS in each.roles]
        super().__init__(data, files, prefix="original", initial={"witnesses": seen})
        parties = agreement.parties.select_related("who")
        signers = agreement.signatories.select_related("person")
        self.fields["party"].choices = [(each.pk, of_record(each.who).text) for each in parties]
        self.fields["signatories"].choices = [
            (each.pk, of_record(each.person).text) for each in signers
        ]
        self.fields["witnesses"].choices = [
            (each.attendance.who_id, of_record(each.attendance.who).text) for each in people
        ]
        if is_open:
            del self.fields["signatories"]
        self.fields["witness"] = RecordField(
            viewer, [Kind.PERSON], label=_("Another witness"), required=False
        )

    def clean_printed_sha256(self) -> str:
        """A SHA-256 in hexadecimal, or nothing."""
        digest: str = self.cleaned_data["printed_sha256"].strip().lower()
        if digest and not _HASH.fullmatch(digest):
            raise ValidationError(_("A SHA-256 has 64 of the signs 0-9 and a-f."))
        return digest


class KeepingForm(forms.Form):
    """Where an original is kept from a day on."""

    kept_at = forms.CharField(label=gettext_lazy("Kept at"), max_length=300)
    holder = forms.CharField(label=gettext_lazy("Held by"), max_length=200)
    since = DateField(label=gettext_lazy("Since"), required=False)


class CeremonyForm(forms.Form):
    """When the ceremony of an agreement is to be."""

    date = DateField(label=gettext_lazy("Day of the ceremony"), required=False)
