"""Sources: documents as they came in. Never changed."""

from __future__ import annotations

import textwrap

from django.conf import settings
from django.db import models
from django.db.models.functions import Left

from comity.passages import Passage
from comity.register.fields import EdtfField, ListedField
from comity.register.words import Worded

_A_BEGINNING = 400
_A_TITLE = 90  # letters of a text's first line that stand for the title that it lacks


def _first_line(text: str) -> str:
    """The first line of a text, cut between words: how a paper without a title is called."""
    line = next((line for line in map(str.strip, text.splitlines()) if line), "")
    return textwrap.shorten(line, _A_TITLE, placeholder=" …")


class SourceQuerySet(models.QuerySet["Source"]):
    """Sources, for lists that show what they are called and not their texts."""

    def light(self) -> SourceQuerySet:
        """Without the texts; only their beginnings, by which a paper without a title is called."""
        return self.defer("text").annotate(beginning=Left("text", _A_BEGINNING))


class SourceContent(models.Model):
    """The bytes of a source, kept once under their SHA-256 (hex)."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    content = models.BinaryField()
    size = models.PositiveBigIntegerField()


class Way(Worded):
    """How a source came in."""

    UPLOAD = "upload"
    COMMAND_LINE = "command-line"
    DEMONSTRATION = "demonstration"
    MAIL = "mail"
    FETCHED = "fetched"
    ENTERED = "entered"


class Source(models.Model):
    """A document: its exact bytes, its own text, and what it says of itself.

    Passages are stored as `[start, end]` pairs in code points of `text`. `soft_breaks` are
    offsets of line ends that end no paragraph.
    """

    content = models.OneToOneField(SourceContent, on_delete=models.PROTECT, related_name="source")
    name = models.CharField(max_length=400)
    address = models.CharField(max_length=2000, blank=True, default="")
    media_type = models.CharField(max_length=200)
    encoding = models.CharField(max_length=40, blank=True, default="")
    language = models.CharField(max_length=12, blank=True, default="")
    title = models.TextField(blank=True, default="")
    published = EdtfField()
    author = models.TextField(blank=True, default="")
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64, db_index=True)
    same_text_as = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="copies"
    )
    part_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    furniture = models.JSONField(default=list)
    headings = models.JSONField(default=list)
    soft_breaks = models.JSONField(default=list)
    metadata_proof = models.JSONField(default=dict)
    notes = models.JSONField(default=list)
    desk = models.ForeignKey("register.Desk", on_delete=models.PROTECT, related_name="sources")
    confidential = models.BooleanField(default=False)
    way = ListedField(max_length=16, choices=Way)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="sources"
    )
    added_at = models.DateTimeField(auto_now_add=True, db_index=True)

    objects = SourceQuerySet.as_manager()
    reader_version = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        ordering = ["-added_at", "-pk"]

    def __str__(self) -> str:
        # A text that was not loaded is not asked for only to name its source.
        known = self.__dict__.get("beginning") or self.__dict__.get("text") or ""
        return self.title or _first_line(known) or self.name

    def words(self, passage: Passage) -> str:
        """The source's own words in a passage."""
        return passage.of(self.text)

    @property
    def furniture_passages(self) -> tuple[Passage, ...]:
        """What is not the document's own text: menus, share links."""
        return tuple(Passage(start, end) for start, end in self.furniture)

    @property
    def heading_passages(self) -> tuple[Passage, ...]:
        """Titles, section headings, captions."""
        return tuple(Passage(start, end) for start, end in self.headings)
