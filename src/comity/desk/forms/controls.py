"""The controls of forms: dates as people write them, words per language, lists of names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.desk.cooperation.offsets import offset_in_words
from comity.desk.kinds.agreements import duration_in_words
from comity.desk.shown import language, of_date
from comity.desk.words import language_name
from comity.edtf import DurationError, EdtfError, Offset, parse
from comity.reading.dates import find_dates
from comity.reading.languages import language_for
from comity.register.wording import LanguageMap
from comity.register.words import LANGUAGES

NONE = [("", "—")]
_ISO_DURATION = re.compile(r"P\d+[YMD]")
_DURATION = re.compile(r"(\d{1,4})\s*([^\W\d]+)")
# How the words for years, months and days begin in the three languages.
_UNITS = {
    "Y": ("year", "yıl", "sene", "год", "лет"),
    "M": ("month", "ay", "месяц"),
    "D": ("day", "gün", "день", "дня", "дней"),
}

_WITH = ("with it", "same time", "birlikte", "aynı anda", "одновременно", "вместе")
_BEFORE = ("before", "önce", "раньше", " до")
_AFTER = ("after", "later", "sonra", "после", "через", "спустя", "позже")


def date_from(words: str) -> str | None:
    """The EDTF of a date as somebody wrote it: EDTF itself, or words of the three languages.

    `14.11.2023`, `9-11 Eylül 2021`, `since May 2019`; the reader's own language is tried
    first. None if it is no date, or more than one.
    """
    try:
        return str(parse(words))
    except EdtfError:
        pass
    today = timezone.localdate().isoformat()
    for code in dict.fromkeys((language(), *LANGUAGES)):
        calendar = language_for(code).calendar
        found = find_dates(words, 0, len(words), calendar, today)
        if len(found) == 1 and len(found[0].passage) >= len(words.strip()):
            return found[0].edtf
    return None


class DateField(forms.CharField):
    """A date that need not be exact; cleaned to EDTF, or to None for nothing."""

    def __init__(self, **options: Any) -> None:
        help_text = gettext_lazy("For example 14.11.2023, November 2023, since 2019, 2023-11")
        super().__init__(**{"help_text": help_text, "max_length": 120, **options})

    def prepare_value(self, value: Any) -> Any:
        """The date in the reader's words, where these lead back to it; else as it is kept."""
        shown = str(of_date(value) or "") if value else ""
        return shown if shown and date_from(shown) == value else value

    def clean(self, value: Any) -> str | None:
        """The date; raises ValidationError that says how dates are written."""
        words = super().clean(value).strip()
        if not words:
            return None
        found = date_from(words)
        if found is None:
            told = _("“%(words)s” is no date that can be kept. Write it as one of the examples.")
            raise ValidationError(told % {"words": words})
        return found


def _unit(word: str) -> str:
    return next((unit for unit, begins in _UNITS.items() if word.startswith(begins)), "")


class DurationField(forms.CharField):
    """A span of time as people say it (`3 years`, `6 ay`, `2 года`); cleaned to ISO 8601."""

    def __init__(self, **options: Any) -> None:
        help_text = gettext_lazy("For example 3 years, 6 months, 90 days")
        super().__init__(**{"help_text": help_text, "max_length": 40, **options})

    def prepare_value(self, value: Any) -> Any:
        """An ISO duration in words."""
        return duration_in_words(str(value)) if value else value

    def clean(self, value: Any) -> str:
        """The duration; raises ValidationError that says how durations are written."""
        words = super().clean(value).strip()
        if not words or _ISO_DURATION.fullmatch(words):
            return words
        match = _DURATION.fullmatch(words.casefold())
        unit = _unit(match[2]) if match else ""
        if not match or not unit:
            told = _("“%(words)s” is no duration. Write it as one of the examples.")
            raise ValidationError(told % {"words": words})
        return f"P{match[1]}{unit}"


class OffsetField(forms.CharField):
    """How long before or after something (`3 months after`, `14 gün önce`, `with it`).

    Cleaned to ISO 8601, signed for before: `P3M`, `-P14D`, `P0D`; empty for nothing.
    """

    def __init__(self, **options: Any) -> None:
        help_text = gettext_lazy(
            "For example: with it, 3 months after, 14 days before. The due date then follows "
            "what the promise hangs on and moves with it."
        )
        super().__init__(**{"help_text": help_text, "max_length": 60, **options})

    def prepare_value(self, value: Any) -> Any:
        """An ISO offset in words."""
        return offset_in_words(str(value)) if value else value

    def clean(self, value: Any) -> str:
        """The offset; raises ValidationError that says how offsets are written."""
        words = super().clean(value).strip()
        found = offset_from(words) if words else ""
        if found is None:
            told = _("“%(words)s” is no time before or after. Write it as one of the examples.")
            raise ValidationError(told % {"words": words})
        return found


def offset_from(words: str) -> str | None:
    """The ISO offset that somebody wrote in one of the three languages; None if it is none."""
    try:
        Offset.parse(words)
    except DurationError:
        pass
    else:
        return words.strip()
    told = words.casefold()
    if any(word in told for word in _WITH):
        return "P0D"
    match = _DURATION.search(told)
    unit = _unit(match[2]) if match else ""
    is_before = any(word in told for word in _BEFORE)
    is_after = any(word in told for word in _AFTER)
    if not match or not unit or is_before == is_after:
        return None
    return f"{'-' if is_before else ''}P{match[1]}{unit}"


class NamesField(forms.CharField):
    """Several names, one on each line; cleaned to a list of them."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            widget=forms.Textarea(attrs={"rows": 2, "class": "names"}),
            help_text=gettext_lazy("One on each line"),
            **options,
        )

    def prepare_value(self, value: Any) -> Any:
        """The list as lines."""
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        """The lines that say something, each once."""
        lines = (line.strip() for line in super().clean(value).splitlines())
        return list(dict.fromkeys(filter(None, lines)))


class FlagField(forms.ChoiceField):
    """Yes, no, or not said; cleaned to True, False or None."""

    def __init__(self, **options: Any) -> None:
        said = [
            ("", gettext_lazy("not said")),
            ("yes", gettext_lazy("yes")),
            ("no", gettext_lazy("no")),
        ]
        super().__init__(choices=said, **options)

    def prepare_value(self, value: Any) -> Any:
        """The value as its choice."""
        return {True: "yes", False: "no", None: ""}.get(value, value)

    def clean(self, value: Any) -> bool | None:
        """True, False, or None for not said."""
        return {"yes": True, "no": False}.get(super().clean(value))


class WordingsWidget(forms.MultiWidget):
    """One line of text per language."""

    template_name = "desk/controls/wordings.html"

    def __init__(self, *, is_long: bool = False) -> None:
        def box(tag: str) -> forms.Widget:
            if is_long:
                return forms.Textarea(attrs={"rows": 2, "lang": tag})
            return forms.TextInput(attrs={"lang": tag, "autocomplete": "off"})

        super().__init__({tag: box(tag) for tag in LANGUAGES})

    def decompress(self, value: Any) -> list[str]:
        """The words of each language."""
        words = value if isinstance(value, Mapping) else {}
        return [words.get(tag, "") for tag in LANGUAGES]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """With the name of each language beside its box."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        for tag, box in zip(LANGUAGES, context["widget"]["subwidgets"], strict=True):
            box["tongue"] = tag
            box["tongue_name"] = language_name(tag)
        return context


class WordingsField(forms.MultiValueField):
    """Words in Turkish, English and Russian; those in further languages are kept as they are."""

    def __init__(
        self, *, initial: Mapping[str, str] | None = None, is_long: bool = False, **options: Any
    ) -> None:
        self.kept = {tag: words for tag, words in (initial or {}).items() if tag not in LANGUAGES}
        super().__init__(
            [forms.CharField(required=False) for _tag in LANGUAGES],
            widget=WordingsWidget(is_long=is_long),
            require_all_fields=False,
            initial=initial,
            **options,
        )

    def compress(self, words: list[str]) -> LanguageMap:
        """The boxes as a language map."""
        return LanguageMap({**self.kept, **dict(zip(LANGUAGES, words, strict=False))})

    def clean(self, value: Any) -> LanguageMap:
        """The language map; an empty one where nothing was written."""
        return super().clean(value) or LanguageMap(self.kept)
