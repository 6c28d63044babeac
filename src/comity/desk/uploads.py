"""Papers that come with a form: what shows a step of an agreement, or that a promise was kept."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from comity.cooperation.scans import keep_scan
from comity.desk.viewer import Viewer
from comity.formats import UnreadableSource
from comity.intake.actions import Incoming, add_source
from comity.register.models import Record, Source


def paper_of(
    upload: UploadedFile | None, viewer: Viewer, about: Record, *, is_internal: bool = False
) -> Source | None:
    """The source of an uploaded paper: read if it has text, else kept as a scan.

    It is as confidential as the record that it is about; what is internal is confidential in
    any case. Raises NotAllowed, and HeldElsewhere where another desk keeps the same bytes to
    itself.
    """
    desk = about.desk or viewer.desk
    if upload is None or desk is None:
        return None
    content, name = upload.read(), upload.name or _("file")
    confidential = about.confidential or is_internal
    incoming = Incoming(content, name, confidential=confidential)
    try:
        with transaction.atomic():
            return add_source(incoming, by=viewer.user, desk=desk).source
    except UnreadableSource:
        return keep_scan(content, name, by=viewer.user, desk=desk, confidential=confidential)
