"""Links that stand one to a line: menus, lists under an opener, tickers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from comity.formats.dates import dates_in
from comity.formats.evidence import Evidence, is_known
from comity.formats.lexicon import furniture_words
from comity.formats.lines import Line
from comity.formats.zones import shared, stems

# A text or paragraph has at least as many words; teasers of other pages have fewer.
_SHORTEST_TEXT = 30
_MOST_LINKS = 8
_SHORTEST_MENU = 5
_COMMENTS = frozenset({"comments", "comment", "yorum", "yorumlar", "yorumlari", "комментарии"})
_TICKER = re.compile(r"(?:\d{1,2}:\d\d|\d{1,2}\.\d{1,2}\.\d{4})\s*[|-]?\s*[^\W\d_]")
_DATED = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}\s*[|-]?\s*[^\W\d_]")


def under_openers(lines: Sequence[Line], shown: Sequence[Evidence]) -> set[int]:
    """The links below `Read also`, `Son haberler`, `Комментарии`.

    All to the end where nothing but links, teasers of other pages or comments follows a
    text; else the short lines up to the next paragraph.
    """
    found: set[int] = set()
    before = 0
    longest, words_from = _from_here(lines)
    for at, line in enumerate(lines):
        if shown[at] is Evidence.OPENS and before < _SHORTEST_TEXT:
            found.update(_links_above(lines, at))
        elif shown[at] is Evidence.OPENS:
            few = longest[at + 1] < _SHORTEST_TEXT and words_from[at + 1] < before
            if _is_comments(line) or few or _alternates(lines, at + 1):
                found.update(range(at + 1, len(lines)))
                return found
            found.update(_short_lines_below(lines, at))
        before += line.words if line.is_prose and shown[at] is Evidence.NONE else 0
    return found


def _links_above(lines: Sequence[Line], at: int) -> range:
    """A list above the text ends where a line shares its words with the next paragraph."""
    end = at + 1
    while end < len(lines) and not lines[end].is_prose and end - at <= 3 * _MOST_LINKS:
        end += 1
    heading = _heading_above(lines, at + 1, end)
    return range(at + 1, at + 1 if heading is None else heading)


def _heading_above(lines: Sequence[Line], start: int, end: int) -> int | None:
    """Of lines above a paragraph the nearest that shares its words with it, if any does."""
    below = stems(" ".join(line.text for line in lines[end : end + 2]))
    for at in range(end - 1, start - 1, -1):
        if _may_head(lines[at]) and shared(lines[at].text, below) >= 0.4:
            return at
    return None


def _may_head(line: Line) -> bool:
    return line.words >= 3 and not dates_in(line.text)


def _from_here(lines: Sequence[Line]) -> tuple[list[int], list[int]]:
    """For each line (and one behind the last) the longest from it on and the sum, in words."""
    longest, total = [0], [0]
    for line in reversed(lines):
        longest.append(max(longest[-1], line.words))
        total.append(total[-1] + line.words)
    return longest[::-1], total[::-1]


def _is_comments(line: Line) -> bool:
    return any(token in _COMMENTS for token in line.tokens)


def _alternates(lines: Sequence[Line], start: int) -> bool:
    """Whether headline and teaser follow each other, at least twice."""
    pairs = 0
    for at in range(start, len(lines) - 1, 2):
        title, teaser = lines[at], lines[at + 1]
        is_pair = not title.is_prose and title.words >= 3 and teaser.words > title.words
        if not is_pair or not (teaser.is_prose or teaser.text.endswith(("...", "…"))):
            break
        pairs += 1
    return pairs >= 2


def _short_lines_below(lines: Sequence[Line], at: int) -> range:
    end = at + 1
    while end < len(lines) and not lines[end].is_prose and end - at <= _MOST_LINKS:
        end += 1
    if end == len(lines) or not lines[end].is_prose:
        return range(at + 1, end)
    return range(at + 1, _before_heading(lines, at, end))


def _before_heading(lines: Sequence[Line], at: int, end: int) -> int:
    """Of the lines under an opener above a paragraph, the last may head it."""
    heading = _heading_above(lines, at + 2, end)
    if heading is not None:
        return heading
    last = lines[end - 1]
    stands_apart = last.blank_before or last.is_capitals
    return end - 1 if end - 1 > at + 1 and stands_apart else end


def menus(lines: Sequence[Line], found: Set[int], dated: Set[int]) -> set[int]:
    """Runs of short lines of which many are known from menus, one entry to a line.

    The last line of a run stays out where it may be the headline: unknown, and above a
    date line or a paragraph.
    """
    taken: set[int] = set()
    for run in _runs(lines, dated):
        known = sum(1 for at in run if at in found or is_known(lines[at].tokens, furniture_words()))
        if len(run) < _SHORTEST_MENU or known < 0.3 * len(run):
            continue
        taken.update(run)
        after = run[-1] + 1
        heads = after < len(lines) and (after in dated or lines[after].is_prose)
        if heads and run[-1] not in found and lines[run[-1]].words >= 2:
            taken.discard(run[-1])
        prose = next((at for at in range(after, len(lines)) if lines[at].is_prose), len(lines))
        heading = _heading_near(lines, run, prose)
        if heading is not None and heading not in found:
            taken.discard(heading)
    return taken


def _heading_near(lines: Sequence[Line], run: Sequence[int], prose: int) -> int | None:
    """A line of the run that shares its words with the paragraph a few lines below."""
    if not 0 <= prose - run[-1] <= _MOST_LINKS:
        return None
    below = stems(" ".join(line.text for line in lines[prose : prose + 2]))
    alike = [at for at in run if _may_head(lines[at]) and shared(lines[at].text, below) >= 0.5]
    return alike[-1] if alike else None


def _runs(lines: Sequence[Line], dated: Set[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for at, line in enumerate(lines):
        if line.words <= 4 and not line.has_final_mark and at not in dated:
            run.append(at)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def tickers(lines: Sequence[Line]) -> set[int]:
    """Three and more lines in a row that begin with a date or, above the text, an hour.

    Below the beginning of a text hours are those of its programme.
    """
    taken: set[int] = set()
    run: list[int] = []
    above = True
    for at, line in enumerate(lines):
        above = above and not line.is_prose
        pattern = _TICKER if above else _DATED
        if not line.is_prose and pattern.match(line.text):
            run.append(at)
            continue
        taken.update(run if len(run) >= 3 else ())
        run = []
    return taken | set(run if len(run) >= 3 and not above else ())
