"""What may be written in a draft: one check for everybody who writes words, titles or names."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from comity.cooperation.models import Draft
from comity.papers.blocks import printable

LONGEST_TEXT = 50_000
LONGEST_TITLE = 300
# What a column of whole numbers holds in every database.
MOST_VERSIONS = 2**31 - 1


def check_clause_words(draft: Draft, language: str, title: str, text: str) -> None:
    """Raise ValidationError, naming the field, for words that no clause can have."""
    wrong = {}
    if language not in draft.languages:
        wrong["language"] = _("The text is not in this language.")
    if not title.strip() or len(title) > LONGEST_TITLE:
        wrong["title"] = _("Write a title of 1 to %(most)d characters.") % {"most": LONGEST_TITLE}
    if len(text) > LONGEST_TEXT:
        told = _("A clause has at most %(most)d characters; part it in two.")
        wrong["text"] = told % {"most": LONGEST_TEXT}
    if wrong:
        raise ValidationError(wrong)
    check_printable({"title": title, "text": text})


def check_comment(text: str) -> None:
    """Raise ValidationError for words that are no comment."""
    if not text.strip() or len(text) > LONGEST_TEXT:
        told = _("Write a comment of 1 to %(most)d characters.") % {"most": LONGEST_TEXT}
        raise ValidationError({"text": told})
    check_printable({"text": text})


def check_printable(words: Mapping[str, str]) -> None:
    """Raise ValidationError where a paper would show another sign than was written.

    What both sides accept and what the originals print must be the same.
    """
    told = _("There is a sign in it that no paper can show, such as a control character.")
    wrong = {name: told for name, said in words.items() if printable(said) != said}
    if wrong:
        raise ValidationError(wrong)


def check_version(version: int) -> None:
    """Raise ValidationError for a number that no version can have; 0 is before the first.

    A version that is only not there makes no loss: its words are kept as a suggestion.
    """
    if not 0 <= version <= MOST_VERSIONS:
        raise ValidationError({"base": _("There is no such version of this clause.")})
