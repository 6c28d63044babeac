"""Minutes come in: as a source that is read like every other, with the encounter as subject."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from comity.desk.shown import of_record
from comity.desk.uploads import paper_of
from comity.desk.viewer import Viewer
from comity.intake.actions import Incoming, add_source
from comity.register.actions import add_part
from comity.register.models import Desk, Encounter, Minutes, Source, Way


@transaction.atomic
def keep_minutes(
    encounter: Encounter, viewer: Viewer, upload: UploadedFile | None, words: str, tongue: str
) -> Minutes:
    """Read a file or words as the minutes of an encounter. The same ones twice stay one.

    Minutes are the desk's own business, also those of an encounter that all may know of.

    Raises NotAllowed, HeldElsewhere, and what `add_source` raises.
    """
    source = paper_of(upload, viewer, encounter, is_internal=True) if upload else None
    if source is None:
        source = _from_words(encounter, viewer, words, tongue)
    known = encounter.minutes.filter(source=source).first()
    if known is not None:
        return known
    row = Minutes(encounter=encounter, source=source, order=encounter.minutes.count())
    return add_part(row, by=viewer.user)


def _from_words(encounter: Encounter, viewer: Viewer, words: str, tongue: str) -> Source:
    title = _("Minutes: %(encounter)s") % {"encounter": of_record(encounter).text}
    incoming = Incoming(
        words.encode(), f"{title}.txt", confidential=True, title=title, language=tongue
    )
    desk = encounter.desk or viewer.desk
    assert isinstance(desk, Desk)  # who may write about it sits at a desk
    return add_source(incoming, by=viewer.user, desk=desk, way=Way.ENTERED).source
