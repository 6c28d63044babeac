"""The forms of promises: what became of one, and those that a clause or a source makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from comity.cooperation.models import Draft
from comity.cooperation.promises.clauses import Proposed
from comity.cooperation.promises.confirming import Told
from comity.cooperation.promises.deeds import Shows
from comity.desk.forms.choosing import RecordField, entered
from comity.desk.forms.controls import DateField, OffsetField
from comity.desk.forms.rows import WHO, MemberField, SourceField
from comity.desk.shown import language, of_record
from comity.desk.viewer import Viewer
from comity.register.kinds import specific
from comity.register.models import Encounter, Grade, Kind, Record, Source
from comity.register.wording import LanguageMap


class KeptForm(forms.Form):
    """That a promise was kept: when, what came of it, and what shows it."""

    def __init__(self, viewer: Viewer, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, prefix="kept")
        self.fields = {
            "on": DateField(label=_("Kept on"), required=False),
            "outcome": forms.CharField(
                label=_("What came of it"),
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
            ),
            "encounter": RecordField(
                viewer, [Kind.ENCOUNTER], label=_("An encounter that shows it"), required=False
            ),
            "act": RecordField(viewer, [Kind.ACT], label=_("An act that shows it"), required=False),
            "source": SourceField(viewer, label=_("A source that shows it"), required=False),
            "scan": forms.FileField(label=_("A scan or a file that shows it"), required=False),
            "words": forms.CharField(
                label=_("What is to be seen there"), required=False, max_length=400
            ),
        }

    def shows(self, scan: Source | None) -> list[Shows]:
        """What shows the fulfilment; `scan` is the source that the file has become."""
        told, words = self.cleaned_data, self.cleaned_data["words"]
        encounter = specific(told["encounter"]) if told["encounter"] else None
        act = specific(told["act"]) if told["act"] else None
        sources = [each for each in (told["source"], scan) if each is not None]
        given = [
            *(Shows(source=each, words=words) for each in sources),
            Shows(encounter=encounter, words=words),
            Shows(act=act, words=words),
        ]
        return [each for each in given if each.is_something]


_FOR_BOTH = "all"


class ToldForm(forms.Form):
    """One promise to be confirmed: who makes it, what, by when, how firmly, who sees to it.

    `sides` are those who may have made it; with more than one, all together is a choice.
    """

    def __init__(
        self, about: Any, viewer: Viewer, sides: Sequence[Record], prefix: str, data: Any = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(data, prefix=prefix, initial=initial)
        self.sides = tuple(sides)
        self.fields = {
            "what": forms.CharField(
                label=_("What"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
            ),
            "who": forms.ChoiceField(label=_("Promised by"), choices=self._choices()),
            "grade": forms.ChoiceField(label=_("Firmness"), choices=Grade.choices),
            "due": DateField(label=_("Due"), required=False),
            **_followed(about, viewer),
        }

    def _choices(self) -> list[tuple[str, Any]]:
        own = [(str(who.pk), of_record(who).text) for who in self.sides]
        together = [(_FOR_BOTH, _("All of them together"))] if len(own) > 1 else []
        return [("", "—"), *own, *together]

    @property
    def by(self) -> tuple[Record, ...]:
        """Who promises. The form is valid."""
        who = self.cleaned_data["who"]
        return tuple(each for each in self.sides if who in (str(each.pk), _FOR_BOTH))

    @property
    def to(self) -> tuple[Record, ...]:
        """To whom: the others; what all promise together they owe to nobody else."""
        given = {each.pk for each in self.by}
        return tuple(each for each in self.sides if each.pk not in given)


class ClauseForm(ToldForm):
    """A promise of a clause: it may fall due so long after the agreement enters into force."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        offset = OffsetField(label=_("Or from entry into force"), required=False)
        offset.help_text = _("For example: 3 months after. Moves with the agreement.")
        self.fields = {"take": forms.BooleanField(required=False), **self.fields, "offset": offset}

    def told(self, proposed: Proposed, draft: Draft) -> Told:
        """The promise as the form says it. The form is valid."""
        told = self.cleaned_data
        return Told(
            what=LanguageMap({proposed.language: told["what"]}),
            by=self.by, to=self.to, due=None if told["offset"] else told["due"],
            on=draft.agreement, due_offset=told["offset"], grade=told["grade"],
            owner=told["owner"], department_text=told["department_text"],
        )  # fmt: skip


class WordsForm(forms.Form):
    """A promise that the reader did not find: the words of the source that make it."""

    def __init__(self, source: Source, viewer: Viewer, data: Any = None) -> None:
        super().__init__(data, prefix="words")
        self.source, self.viewer = source, viewer
        words = forms.CharField(
            label=_("The words of the source"), max_length=4000,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("Copied from the source as they stand there: they prove the promise."),
        )  # fmt: skip
        self.fields = {
            "words": words,
            "what": forms.CharField(label=_("What is promised"), max_length=1000),
            "by": RecordField(viewer, WHO, label=_("Promised by")),
            "to": RecordField(viewer, WHO, label=_("Promised to"), required=False),
            "due": DateField(label=_("Due"), required=False),
            "grade": forms.ChoiceField(
                label=_("Firmness"), choices=Grade.choices, initial=Grade.WILL_DO
            ),
            **_followed(source, viewer),
        }

    def told(self, said_at: Encounter | None) -> Told:
        """The promise as the form says it; who is only named is entered. The form is valid."""
        told = self.cleaned_data
        by, to = (entered(told[end], self.viewer, self.source) for end in ("by", "to"))
        assert by is not None  # the field asks for it
        return Told(
            what=LanguageMap({self.source.language or language(): told["what"]}),
            by=(by,), to=(to,) if to else (), due=told["due"],
            grade=told["grade"], said_at=said_at, said_on=self.source.published,
            owner=told["owner"], department_text=told["department_text"],
        )  # fmt: skip


class FollowedForm(forms.Form):
    """Who sees to what was promised."""

    def __init__(self, about: Any, viewer: Viewer, prefix: str, data: Any = None) -> None:
        super().__init__(data, prefix=prefix)
        self.fields = _followed(about, viewer)


def _followed(about: Any, viewer: Viewer) -> dict[str, forms.Field]:
    department = forms.CharField(label=_("Department"), max_length=200, required=False)
    return {
        "owner": MemberField(about, viewer, label=_("Who sees to it"), required=False),
        "department_text": department,
    }
