"""The desk itself: whose it is, who works at it, and oneself. Also the first page of a new one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from comity.desk.entrance.letting_in import NameTaken, NotTheirs, OwnPassword, let_in
from comity.desk.pages.answering import at_desk, show
from comity.desk.shown import language, of_record
from comity.desk.viewer import Viewer
from comity.desk.words import say
from comity.intake.house import settle
from comity.register.access import BadPassword, LastAdministrator, admit, dismiss
from comity.register.models import Desk, Membership, Role, User
from comity.register.permissions import NotAllowed, Right, may
from comity.register.second_factors import forget_second_factor, have_second_factor

_NAME = RegexValidator(
    r"^[\w.@+-]+$", gettext_lazy("Only letters, digits and . @ + - _, no blanks.")
)


class HouseForm(forms.Form):
    """Whose desk this is."""

    name = forms.CharField(label=gettext_lazy("Name of the desk"), max_length=200)
    institution = forms.CharField(
        label=gettext_lazy("Our institution"),
        max_length=300,
        help_text=gettext_lazy(
            "Its full name, such as İzmir Büyükşehir Belediyesi. From then on Comity tells what "
            "we promised from what was promised to us."
        ),
    )

    def __init__(self, desk: Desk, data: Any = None) -> None:
        self.desk = desk
        house = of_record(desk.institution).text if desk.institution else ""
        super().__init__(data, initial={"name": desk.name, "institution": house}, prefix="house")

    def clean_name(self) -> str:
        """The name, if no other desk has it."""
        name: str = self.cleaned_data["name"]
        if Desk.objects.filter(name=name).exclude(pk=self.desk.pk).exists():
            raise ValidationError(_("Another desk has this name."))
        return name

    def save(self, user: User) -> None:
        """Keep both."""
        self.desk.name = self.cleaned_data["name"]
        self.desk.save(update_fields=["name"])
        if "institution" in self.changed_data:
            settle(self.desk, self.cleaned_data["institution"], language(), by=user)


class SafetyForm(forms.Form):
    """Which roles need a second factor here."""

    roles = forms.MultipleChoiceField(
        label=gettext_lazy("A second factor is asked of"), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Whoever has such a role and no second factor sets one up at the next page they open."
        ),
    )  # fmt: skip

    def __init__(self, desk: Desk, data: Any = None) -> None:
        self.desk = desk
        super().__init__(data, initial={"roles": desk.second_factor_for}, prefix="safety")
        choices = [(role, say("Role", role)) for role in Role.values]
        self.fields["roles"].choices = choices  # type: ignore[attr-defined]

    def save(self) -> None:
        """Keep it."""
        self.desk.second_factor_for = self.cleaned_data["roles"]
        self.desk.save(update_fields=["second_factor_for"])


class SelfForm(forms.Form):
    """One's own name and password."""

    first_name = forms.CharField(label=gettext_lazy("First name"), max_length=150, required=False)
    last_name = forms.CharField(label=gettext_lazy("Last name"), max_length=150, required=False)
    username = forms.CharField(
        label=gettext_lazy("User name"), max_length=150, validators=[_NAME],
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )  # fmt: skip
    password = forms.CharField(
        label=gettext_lazy("New password"), required=False, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy("Leave it empty to keep the one you have."),
    )  # fmt: skip
    again = forms.CharField(
        label=gettext_lazy("New password, again"), required=False, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def __init__(self, user: User, data: Any = None) -> None:
        self.user = user
        initial = {name: getattr(user, name) for name in ("first_name", "last_name", "username")}
        super().__init__(data, initial=initial, prefix="self")

    def clean_username(self) -> str:
        """The user name, if nobody else has it."""
        return _free(self.cleaned_data["username"], self.user)

    def clean(self) -> dict[str, Any]:
        """The password twice, and good enough."""
        given = super().clean() or {}
        if given.get("password") != given.get("again"):
            self.add_error("again", _("The two passwords differ."))
        elif given.get("password"):
            try:
                validate_password(given["password"], self.user)
            except ValidationError as error:
                self.add_error("password", error)
        return given

    def save(self) -> None:
        """Keep the names, and the password if one is given."""
        for name in ("first_name", "last_name", "username"):
            setattr(self.user, name, self.cleaned_data[name])
        if self.cleaned_data["password"]:
            self.user.set_password(self.cleaned_data["password"])
        self.user.save()


class MemberForm(forms.Form):
    """Somebody who shall work here."""

    username = forms.CharField(
        label=gettext_lazy("User name"), max_length=150, validators=[_NAME],
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )  # fmt: skip
    role = forms.ChoiceField(label=gettext_lazy("Role"))
    password = forms.CharField(
        label=gettext_lazy("First password"), required=False, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy("Tell it to them; they change it here after signing in."),
    )  # fmt: skip

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, prefix="member", initial={"role": Role.OFFICER})
        self.fields["role"].choices = roles()  # type: ignore[attr-defined]


def roles() -> list[tuple[str, str]]:
    """The roles by their words. Guests come in by a draft, not here."""
    return [(role, say("Role", role)) for role in Role.values if role != Role.GUEST]


def _free(username: str, user: User | None = None) -> str:
    others = User.objects.filter(username__iexact=username)
    if (others.exclude(pk=user.pk) if user else others).exists():
        raise ValidationError(_("Somebody else has this user name."))
    return username


@at_desk
def house(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Whose desk this is and who works at it; for everybody else their own name."""
    own = viewer.desk
    administers = own is not None and may(viewer.user, Right.ADMINISTER, own)
    posted = request.POST if request.method == "POST" else None
    part = request.POST.get("part", "")
    told = {
        "house": HouseForm(own, posted if part == "house" else None) if administers else None,
        "self": SelfForm(viewer.user, posted if part == "self" else None),
        "safety": SafetyForm(own, posted if part == "safety" else None) if administers else None,
        "member": MemberForm(posted if part == "member" else None) if administers else None,
    }
    form = told.get(part)
    if posted is not None and form is not None and form.is_valid() and _kept(request, form, own):
        return redirect(f"{reverse('desk:house')}{'?first' if 'first' in request.GET else ''}")
    context = {
        "forms": told,
        "is_first": "first" in request.GET and own is not None and own.institution is None,
        "members": _members(own) if administers else [],
        "with_factor": have_second_factor(own) if administers else frozenset(),
        "roles": roles(),
        "desk": own,
    }
    wrong = posted is not None
    return show(request, "desk/house.html", context, status=422 if wrong else 200)


def _kept(request: HttpRequest, form: forms.Form, desk: Desk | None) -> bool:
    user: User = request.user  # type: ignore[assignment]
    match form:
        case HouseForm():
            with transaction.atomic():
                form.save(user)
            messages.success(request, _("The desk is kept."))
        case SafetyForm():
            form.save()
            messages.success(request, _("The desk is kept."))
        case SelfForm():
            form.save()
            update_session_auth_hash(request, form.user)
            messages.success(request, _("Your name is kept."))
        case MemberForm():
            return _admitted(request, form, desk)
    return True


def _admitted(request: HttpRequest, form: MemberForm, desk: Desk | None) -> bool:
    assert desk is not None
    given = form.cleaned_data
    try:
        let_in(given["username"], role=given["role"], desk=desk, password=given["password"])
    except NameTaken:
        form.add_error("username", _("Somebody else has this user name."))
        return False
    except NotTheirs:
        told = _(
            "This account is known elsewhere: ask the administrator of the machine, who lets "
            "them in with “comity member”."
        )
        form.add_error("username", told)
        return False
    except OwnPassword:
        told = _("They have an account and sign in with their own password: leave this empty.")
        form.add_error("password", told)
        return False
    except BadPassword as error:
        form.add_error("password", str(error))
        return False
    messages.success(request, _("%(name)s works here now.") % {"name": given["username"]})
    return True


@require_POST
@at_desk
def member(request: HttpRequest, viewer: Viewer, key: int) -> HttpResponse:
    """Give a member another role, or none."""
    desk = viewer.desk
    if not may(viewer.user, Right.ADMINISTER, desk):
        raise NotAllowed(viewer.user, Right.ADMINISTER, desk)
    seat = Membership.objects.filter(desk=desk, pk=key).select_related("user").first()
    role = request.POST.get("role", "")
    if seat is not None and "forget" in request.POST:
        _forget(request, seat)
    elif seat is not None:
        try:
            if role in Role.values and role != Role.GUEST:
                _give(seat, role)
            else:
                dismiss(seat)
        except LastAdministrator:
            messages.error(request, _("A desk needs at least one administrator."))
    return redirect("desk:house")


def _forget(request: HttpRequest, seat: Membership) -> None:
    """For who lost their device. Of who works elsewhere too only the machine's runner may."""
    own = seat.user
    elsewhere = own.memberships.exclude(desk=seat.desk_id).exists()
    if elsewhere or own.is_superuser or own.is_staff:
        told = _("They work elsewhere too: ask the administrator of the machine (comity member).")
        messages.error(request, told)
        return
    forget_second_factor(own)
    told = _("%(name)s signs in without a second factor until they set one up.")
    messages.success(request, told % {"name": own})


def _give(seat: Membership, role: str) -> None:
    if seat.role == Role.ADMINISTRATOR and role != Role.ADMINISTRATOR:
        dismiss(seat)
    admit(seat.user.username, role=role, desk=seat.desk)


def _members(desk: Desk | None) -> list[Membership]:
    seats = Membership.objects.filter(desk=desk).exclude(role=Role.GUEST)
    return list(seats.select_related("user").order_by("user__last_name", "user__username"))
