"""The forms of the protocol office."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.desk.forms.choosing import RecordField
from comity.desk.forms.controls import WordingsField
from comity.desk.shown import of_record, wording
from comity.desk.viewer import Viewer
from comity.desk.words import language_name
from comity.protocol.guests import Guest
from comity.protocol.models import Arrangement, DelegationPart, Seating
from comity.protocol.occasion import Occasion
from comity.protocol.seat_words import seat_in_words
from comity.register.models import Agreement, Answer, Invitation, Kind, RoleKind, Side
from comity.register.words import LANGUAGES

WHO = (Kind.PERSON, Kind.INSTITUTION, Kind.PLACE)
_PLACE_HELP = gettext_lazy("Empty: as the office says. A number needs a reason.")


def _said(options: Any) -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Office, in words"), max_length=300, required=False,
        help_text=gettext_lazy("Empty: the office that the register knows for the day."), **options
    )  # fmt: skip


def _roles() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=gettext_lazy("Roles"), required=False, choices=RoleKind.choices,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip


class NewGuestForm(forms.Form):
    """Somebody to put on the list."""

    side = forms.ChoiceField(label=gettext_lazy("Side"), choices=Side.choices)
    part = forms.ChoiceField(
        label=gettext_lazy("Part in the delegation"), choices=DelegationPart.choices,
        initial=DelegationPart.MEMBER,
    )  # fmt: skip
    capacity_text = _said({})
    roles = _roles()

    def __init__(self, viewer: Viewer, data: Any = None) -> None:
        super().__init__(data, prefix="guest")
        who = RecordField(viewer, WHO, label=_("Who"), required=True)
        self.fields = {"who": who, **self.fields}


class GuestForm(forms.Form):
    """Everything that is noted of somebody on the list, and why it is changed."""

    capacity = forms.ChoiceField(
        label=gettext_lazy("In the office of"), required=False, widget=forms.RadioSelect,
        help_text=gettext_lazy("The office that counts for this occasion decides the place."),
    )  # fmt: skip
    capacity_text = _said({})
    side = forms.ChoiceField(label=gettext_lazy("Side"), choices=Side.choices)
    part = forms.ChoiceField(
        label=gettext_lazy("Part in the delegation"), choices=DelegationPart.choices
    )
    roles = _roles()
    answer = forms.ChoiceField(label=gettext_lazy("Reply"), choices=Answer.choices, required=False)
    tongues = forms.CharField(
        label=gettext_lazy("Languages"), max_length=80, required=False,
        help_text=gettext_lazy("For an interpreter, such as Turkish, Russian"),
    )  # fmt: skip
    ranked_as = forms.ChoiceField(label=gettext_lazy("Ranked as"), required=False)
    place = forms.IntegerField(
        label=gettext_lazy("Place by hand"), min_value=1, max_value=999, required=False,
        help_text=_PLACE_HELP,
    )  # fmt: skip
    place_reason = forms.CharField(
        label=gettext_lazy("Why this place"), max_length=400, required=False
    )
    seat = forms.ChoiceField(label=gettext_lazy("Seat by hand"), required=False)
    seat_reason = forms.CharField(
        label=gettext_lazy("Why this seat"), max_length=400, required=False
    )

    def __init__(self, guest: Guest, occasion: Occasion, data: Any = None) -> None:
        super().__init__(data, prefix="guest", initial=_held(guest))
        self.fields["capacity"].choices = _offices(guest)
        self.fields["ranked_as"].choices = _listed(occasion)
        self.fields["seat"].choices = _seats(occasion)
        if guest.invitee is not None:
            del self.fields["answer"]


def _held(guest: Guest) -> dict[str, Any]:
    noted = guest.participant
    names = ("part", "answer", "tongues", "ranked_as", "place", "place_reason", "seat",
             "seat_reason")  # fmt: skip
    return {
        **{name: getattr(noted, name) for name in names},
        "side": guest.attendance.side,
        "capacity": guest.attendance.capacity_id or "",
        "capacity_text": guest.attendance.capacity_text,
        "roles": sorted(guest.roles),
    }


def _offices(guest: Guest) -> list[tuple[Any, str]]:
    """The offices of the person, and none: as the words say."""
    person = getattr(guest.attendance.who, "as_person", None)
    held = person.tenures.filter(state="live") if person else ()
    return [*((each.pk, of_record(each).text) for each in held), ("", _("as the words say"))]


def _listed(occasion: Occasion) -> list[tuple[str, str]]:
    names = [(each.key, str(wording(each.names))) for each in occasion.guests.offices]
    return [("", _("as the office says")), *names]


def _seats(occasion: Occasion) -> list[tuple[str, str]]:
    seats = [(str(each.seat), seat_in_words(each.seat)) for each in occasion.guests.seats]
    return [("", _("as practice says")), *seats]


class SubstituteForm(forms.Form):
    """Who comes instead."""

    capacity_text = _said({})
    keeps_place = forms.BooleanField(
        label=gettext_lazy("Takes over the place in the order"), initial=True, required=False
    )
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=400, required=False)

    def __init__(self, viewer: Viewer, data: Any = None, who: str = "") -> None:
        super().__init__(data, prefix="instead")
        person = RecordField(viewer, [Kind.PERSON], label=_("Who comes instead"), required=True)
        person.initial = who
        self.fields = {"who": person, **self.fields}


class ArrangementForm(forms.Form):
    """How the encounter is held."""

    time_zone = forms.CharField(
        label=gettext_lazy("Time zone of the programme"), max_length=64,
        widget=forms.TextInput({"list": "zones", "autocomplete": "off"}),
    )  # fmt: skip
    seating = forms.ChoiceField(label=gettext_lazy("Seating"), choices=Seating.choices)
    head_seats = forms.IntegerField(
        label=gettext_lazy("Places at the head table"), min_value=1, max_value=25
    )
    row_seats = forms.IntegerField(label=gettext_lazy("Places in a row"), min_value=1, max_value=60)
    alternates = forms.BooleanField(
        label=gettext_lazy("Hosts and guests sit by turns"), required=False
    )
    is_embargoed = forms.BooleanField(
        label=gettext_lazy("Press sheet kept back until the signature"), required=False
    )

    def __init__(self, arrangement: Arrangement, viewer: Viewer, data: Any = None) -> None:
        names = (*self.base_fields, "agreement_id", "invitation_id")
        held = {name.removesuffix("_id"): getattr(arrangement, name) for name in names}
        super().__init__(data, prefix="held", initial=held)
        agreement = RecordField(
            viewer, [Kind.AGREEMENT], label=_("Agreement that is signed there"), required=False
        )
        invitation = RecordField(
            viewer, [Kind.INVITATION], label=_("Replies come to the invitation"), required=False
        )
        agreement.initial, invitation.initial = held["agreement"], held["invitation"]
        self.fields = {"agreement": agreement, "invitation": invitation, **self.fields}

    def clean_time_zone(self) -> str:
        """A zone that the calendar knows."""
        zone: str = self.cleaned_data["time_zone"].strip()
        if zone not in available_timezones():
            raise ValidationError(_("There is no such time zone; write it as Europe/Istanbul."))
        return zone

    def values(self) -> dict[str, Any]:
        """What to write, with the records of their own kinds. The form is valid."""
        told = dict(self.cleaned_data)
        for name, model in (("agreement", Agreement), ("invitation", Invitation)):
            chosen = told[name]
            told[name] = model._default_manager.get(pk=chosen.pk) if chosen else None
        return told


class PressForm(forms.Form):
    """The office's own words for the press, per language."""

    def __init__(self, occasion: Occasion, data: Any = None) -> None:
        super().__init__(data, prefix="press")
        words = WordingsField(
            is_long=True, initial=occasion.press, required=False, label=_("Words for the press")
        )
        self.fields = {"words": words}


class MinutesForm(forms.Form):
    """Minutes as a file or as words."""

    file = forms.FileField(label=gettext_lazy("File"), required=False)
    text = forms.CharField(
        label=gettext_lazy("or the words themselves"), required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip
    tongue = forms.ChoiceField(label=gettext_lazy("Language of the minutes"), required=False)

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, prefix="minutes")
        names = [(tag, language_name(tag)) for tag in LANGUAGES]
        self.fields["tongue"].choices = [("", _("as the text shows")), *names]

    def clean(self) -> dict[str, Any]:
        """One of both."""
        told: dict[str, Any] = super().clean() or {}
        if not told.get("file") and not (told.get("text") or "").strip():
            raise ValidationError(_("Choose a file or write the minutes."))
        return told
