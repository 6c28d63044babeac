"""The documents that a command line names: files, whole folders, what is piped in."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from comity.formats import LIMIT, UnreadableSource

PIPED_IN = "-"


@dataclass(frozen=True, slots=True)
class Document:
    """A document by the name that messages use; its bytes are read when they are needed."""

    name: str
    path: Path | None

    def content(self) -> bytes:
        """The bytes. Raises UnreadableSource for what cannot be opened or is too large."""
        if self.path is None:
            return sys.stdin.buffer.read(LIMIT + 1)
        try:
            if self.path.is_file() and self.path.stat().st_size <= LIMIT:
                return self.path.read_bytes()
            if self.path.is_file():
                raise UnreadableSource(
                    self.name,
                    f"is larger than {LIMIT // 1_000_000} MB",
                    "split it, or export only the pages that matter",
                )
            self.path.stat()
        except OSError as error:
            wrong = (error.strerror or str(error)).lower()
            raise UnreadableSource(self.name, wrong, "check the name and the rights") from error
        raise UnreadableSource(self.name, "is no file", "name a file or a folder of files")


def documents(paths: Iterable[str]) -> Iterator[Document]:
    """Every document, in the order of `paths`; of a folder all files below it, by name.

    Hidden files and folders are left out of folders, and links out of a folder are not
    followed, so that no walk goes round in circles. A name that leads nowhere is given
    too: its `content()` says so.
    """
    for path in paths:
        if path == PIPED_IN:
            yield Document(PIPED_IN, None)
        elif Path(path).is_dir():
            yield from (Document(str(file), file) for file in _below(Path(path)))
        else:
            yield Document(path, Path(path))


def _below(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder  # its content() says what is wrong
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _below(entry)
        elif entry.is_file():
            yield entry
