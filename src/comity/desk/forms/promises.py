"""The forms for what became of a promise."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from comity.cooperation.promises.deeds import Shows
from comity.desk.forms.choosing import RecordField
from comity.desk.forms.controls import DateField
from comity.desk.forms.rows import SourceField
from comity.desk.viewer import Viewer
from comity.register.kinds import specific
from comity.register.models import Kind, Source


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
