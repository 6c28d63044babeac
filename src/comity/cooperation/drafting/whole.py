"""What concerns the whole text: its title and how the parties are called in it."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from comity.cooperation.drafting.rows import name_parties, open_draft, unnamed_parties
from comity.cooperation.drafting.speaking import speaks
from comity.cooperation.drafting.words import check_printable
from comity.cooperation.models import Acceptance, Draft, PartyName
from comity.register.models import User

# A term says what a thing of one language is called in another.
FEWEST_NAMES = 2


def name_new_parties(draft: Draft) -> None:
    """Name the parties that the agreement got after the draft was begun, behind the others.

    A closed draft stays as it is.
    """
    if draft.is_closed or not unnamed_parties(draft).exists():
        return
    with transaction.atomic():
        held = Draft.objects.select_for_update().get(pk=draft.pk)
        if not held.is_closed:
            name_parties(held)


def name_party(name: PartyName, names: dict[str, str], *, by: User) -> None:
    """Set how a party is called in the text; a change takes every acceptance back.

    The clauses and the originals bear the names: who accepted them accepted them with these.
    """
    speaks(name.draft, by)
    check_printable(names)
    with transaction.atomic():
        held = open_draft(name.draft)
        before = PartyName.objects.select_for_update().get(pk=name.pk).names
        name.names = {tongue: names.get(tongue, "").strip() for tongue in held.languages}
        name.save(update_fields=["names"])
        if not _says_the_same(before, name.names, held):
            _ask_anew(held)


def set_titles(draft: Draft, titles: dict[str, str], *, by: User) -> None:
    """Set the title of the whole text in each language; a change takes every acceptance back."""
    speaks(draft, by)
    check_printable(titles)
    with transaction.atomic():
        held = open_draft(draft)
        before = held.titles
        held.titles = {tongue: titles.get(tongue, "").strip() for tongue in held.languages}
        held.save(update_fields=["titles"])
        if not _says_the_same(before, held.titles, held):
            _ask_anew(held)
    draft.titles = held.titles


def set_terms(draft: Draft, terms: list[dict[str, str]], *, by: User) -> None:
    """Set the list of terms: what a thing is called in each language, everywhere in the text.

    It is used in the checks and takes no acceptance back. Raises ValidationError for a term
    that is not named in two languages at least.
    """
    speaks(draft, by)
    kept = [_said(words, draft) for words in terms]
    for words in kept:
        check_printable(words)
        if len(words) < FEWEST_NAMES:
            raise ValidationError({"terms": _("Name each term in two languages at least.")})
    with transaction.atomic():
        held = open_draft(draft)
        held.terms = kept
        held.save(update_fields=["terms"])
    draft.terms = kept


def _said(words: Mapping[str, str], draft: Draft) -> dict[str, str]:
    stripped = {tongue: words.get(tongue, "").strip() for tongue in draft.languages}
    return {tongue: said for tongue, said in stripped.items() if said}


def _says_the_same(before: Mapping[str, str], now: Mapping[str, str], draft: Draft) -> bool:
    return all(before.get(each, "").strip() == now.get(each, "") for each in draft.languages)


def _ask_anew(draft: Draft) -> None:
    given = Acceptance.objects.filter(wording__clause__draft=draft, withdrawn_at=None)
    given.update(withdrawn_at=timezone.now())
