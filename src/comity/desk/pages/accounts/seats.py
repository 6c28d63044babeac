"""Who has a seat in a draft: giving one, also to a new guest, taking it away; their password."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from comity.cooperation import drafting
from comity.cooperation.models import Draft, Seat
from comity.desk.entrance.letting_in import NameTaken, NotTheirs, OwnPassword, let_in, reset_guest
from comity.desk.pages.accounts.house import SelfForm
from comity.desk.pages.answering import at_drafting, number_in, show
from comity.desk.viewer import Viewer
from comity.register.access import BadPassword
from comity.register.models import Role, User
from comity.register.permissions import Right, require


@transaction.atomic
def seat(request: HttpRequest, viewer: Viewer, found: Draft) -> None:
    """Give somebody a seat; with a first password, a new guest."""
    # Before anybody is looked up: the answer would tell a guest who has an account here.
    require(viewer.user, Right.ADMINISTER, found.agreement.desk)
    party = found.agreement.parties.filter(pk=number_in(request.POST.get("party"))).first()
    if party is None:
        raise ValidationError({"party": _("Choose the party for which they speak.")})
    name, password = request.POST.get("user", "").strip(), request.POST.get("password", "")
    user = _new_guest(found, name, password) if password else _known(name)
    place = drafting.seat(found, user, party, by=viewer.user)
    if password:
        _note_password(place, viewer.user)
    messages.success(request, _("%(who)s has a seat in this draft.") % {"who": user})


def _known(name: str) -> User:
    user = User.objects.filter(username=name).first()
    if user is None:
        told = _("There is no such member. For a new guest write a first password too.")
        raise ValidationError({"user": told})
    return user


def _new_guest(found: Draft, name: str, password: str) -> User:
    assert found.agreement.desk is not None
    SelfForm.base_fields["username"].clean(name)
    try:
        return let_in(name, role=Role.GUEST, desk=found.agreement.desk, password=password)
    except (NameTaken, NotTheirs, OwnPassword) as error:
        told = _("Somebody has this user name: leave the password empty, or choose another name.")
        raise ValidationError({"user": told}) from error
    except BadPassword as error:
        raise ValidationError({"password": str(error)}) from error


def _note_password(place: Seat, by: User) -> None:
    """Both sides see that somebody else knows the password of a guest."""
    Seat.objects.filter(user=place.user_id).update(password_by=by, password_at=timezone.now())


def unseat(request: HttpRequest, viewer: Viewer, found: Draft) -> None:
    """Take somebody's seat away."""
    require(viewer.user, Right.ADMINISTER, found.agreement.desk)
    place = get_object_or_404(found.seats, pk=number_in(request.POST.get("seat")))
    drafting.unseat(place, by=viewer.user)
    messages.success(request, _("%(who)s has no seat any more.") % {"who": place.user})


@transaction.atomic
def give_password(request: HttpRequest, viewer: Viewer, found: Draft) -> None:
    """Give a guest of this desk a new password, to be changed by them."""
    desk = found.agreement.desk
    require(viewer.user, Right.ADMINISTER, desk)
    place = get_object_or_404(found.seats, pk=number_in(request.POST.get("seat")))
    assert desk is not None
    try:
        reset_guest(place.user, request.POST.get("password", ""), desk=desk)
    except NotTheirs as error:
        told = _("Only a guest of this desk alone is given a password here.")
        raise ValidationError({"user": told}) from error
    except BadPassword as error:
        raise ValidationError({"password": str(error)}) from error
    _note_password(place, viewer.user)
    told = _("Tell %(who)s the new password; they are asked to change it.")
    messages.success(request, told % {"who": place.user})


@at_drafting
def oneself(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """One's own name and password: for guests, whom the page of the desk is not for."""
    form = SelfForm(viewer.user, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        form.save()
        update_session_auth_hash(request, viewer.user)
        if form.cleaned_data["password"]:
            Seat.objects.filter(user=viewer.user).update(password_by=None, password_at=None)
        messages.success(request, _("Your name is kept."))
        return redirect("desk:drafts")
    return show(
        request,
        "desk/oneself.html",
        {"form": form},
        status=422 if request.method == "POST" else 200,
    )
