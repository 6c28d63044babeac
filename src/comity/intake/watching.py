"""A folder that is watched: what is put into it comes in as a source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from comity.formats import UnreadableSource
from comity.intake.adding import Added, Failed, HeldElsewhere, Incoming, add_source
from comity.register.models import Desk, User, Way

MOST_BYTES = 200 * 1024 * 1024
_UNFINISHED = (".part", ".crdownload", ".tmp", ".download", ".swp")


@dataclass
class Watch:
    """What is known of a folder's files: how each was when last seen, and which are done.

    A file is taken once it has stayed the same between two looks, so that none is read
    while it is still being copied. One that is changed later is taken again.
    """

    folder: Path
    _seen: dict[Path, tuple[int, int]] = field(default_factory=dict)
    _done: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def ripe(self) -> Iterator[Path]:
        """The files that are new or changed and have come to rest since the last look."""
        seen = {path: stamp for path in self._files() if (stamp := _stamp(path)) is not None}
        for path, stamp in sorted(seen.items()):
            if self._seen.get(path) == stamp and self._done.get(path) != stamp:
                self._done[path] = stamp
                yield path
        self._seen = seen

    def _files(self) -> Iterator[Path]:
        for path in self.folder.rglob("*"):
            parts = path.relative_to(self.folder).parts
            is_hidden = any(part.startswith((".", "~$")) for part in parts)
            if is_hidden or path.suffix.lower() in _UNFINISHED or path.is_symlink():
                continue
            if path.is_file():
                yield path

    def take(self, *, by: User, desk: Desk, confidential: bool = False) -> Iterator[Added | Failed]:
        """Add every file that is ripe; one that fails does not stop the rest."""
        for path in self.ripe():
            name = str(path.relative_to(self.folder))
            try:
                if path.stat().st_size > MOST_BYTES:
                    raise UnreadableSource(name, "is larger than 200 MB", "divide it")
                incoming = Incoming(path.read_bytes(), path.name, confidential=confidential)
                yield add_source(incoming, by=by, desk=desk, way=Way.COMMAND_LINE)
            except (UnreadableSource, HeldElsewhere, OSError) as error:
                yield Failed(name, str(error))


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
