"""Which blocks of a page are its article: the container with the densest running text.

Each block weighs by its words, for the article if it reads as prose, against it if it is
links or furniture. A container has the weight of what lies in it, less with each level
between; the heaviest is the article, and what stands between the headline and it belongs
to it (the lead). In the manner of readability scorers, on text weights instead of commas.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.formats.dates import dates_in
from comity.formats.evidence import Evidence, evidence
from comity.formats.folding import fold
from comity.formats.html_blocks import Block, Page, hints_at_article
from comity.formats.html_names import HEADLINE_NAMES
from comity.formats.published import date_line

_DECAY = 0.85
_LEVELS = 12
# An `<article>` with as much weight holds the text, not only its headline.
_ENOUGH_TEXT = 40
_LIST_TAGS = frozenset({"li", "td", "th", "dd", "dt", "caption"})


@dataclass(frozen=True, slots=True)
class Article:
    """The blocks of an article in reading order; `headline` is one of them, if shown."""

    blocks: tuple[Block, ...]
    headline: Block | None


def article_of(page: Page, titles: Sequence[str]) -> Article | None:
    """The article of a page, or None where it has no running text.

    `titles` are wordings that the page's head gives for its headline. Date lines above
    the headline come along.
    """
    blocks = page.blocks
    weights = [_weight(block) for block in blocks]
    best = _heaviest(page, weights)
    if best is None:
        return None
    within = _within(page, best)
    inside = [at for at, block in enumerate(blocks) if within[block.container]]
    first, last = _trimmed(inside, weights)
    last = _with_siblings(page, weights, best, last)
    last = _with_lists(blocks, weights, inside, last)
    head = _headline_at(blocks, first, last, titles)
    start = first if head is None else min(head, first)
    last = _before_next_article(page, weights, head, start, last)
    kept = _date_above(blocks, start)
    kept += [at for at in range(start, last + 1) if at == head or _is_kept(blocks[at], weights[at])]
    return Article(tuple(blocks[at] for at in kept), None if head is None else blocks[head])


def _with_lists(
    blocks: Sequence[Block], weights: Sequence[float], inside: Sequence[int], last: int
) -> int:
    """The end of the article with the table or list that closes it."""
    for at in range(last + 1, inside[-1] + 1):
        announced = blocks[at].text.endswith(":") or blocks[at - 1].text.endswith(":")
        is_part = announced or blocks[at].tag in _LIST_TAGS
        if weights[at] <= -1 or not is_part:
            break
        last = at
    return last


def _before_next_article(
    page: Page, weights: Sequence[float], head: int | None, start: int, last: int
) -> int:
    """The end before another article that the page shows below this one.

    Where the headline stands in an `<article>` with text in it, that element is all of
    it; else a second `<h1>` begins another.
    """
    if head is None:
        return last
    blocks = page.blocks
    elements = _article_elements(page)
    own = elements[blocks[head].container]
    inside = [at for at in range(start, last + 1) if elements[blocks[at].container] == own]
    if own is not None and sum(max(weights[at], 0.0) for at in inside) > _ENOUGH_TEXT:
        return max(inside)
    for at in range(head + 2, last + 1):
        if blocks[at].tag == blocks[head].tag == "h1":
            return at - 1
    return last


def _article_elements(page: Page) -> list[int | None]:
    """For each container the nearest `<article>` around it, or None."""
    elements: list[int | None] = []
    for number, container in enumerate(page.containers):
        around = elements[container.parent] if container.parent >= 0 else None
        elements.append(number if container.tag == "article" else around)
    return elements


def _date_above(blocks: Sequence[Block], start: int) -> list[int]:
    """A date line, or a date in three blocks, just above the article."""
    for at in range(start - 1, max(start - 4, -1), -1):
        if not blocks[at].is_aside and date_line(blocks[at].line):
            return [at]
    three = blocks[max(start - 3, 0) : start]
    stacked = len(three) == 3 and all(block.line.words == 1 for block in three)
    if stacked and dates_in(" ".join(block.text for block in three)):
        return list(range(start - 3, start))
    return []


def _weight(block: Block) -> float:
    words = block.line.words
    if block.is_aside:
        return -words - 2.0
    if block.is_heading:
        return 0.0
    if block.link_share > 0.5 or evidence(block.line) in (Evidence.LINKS, Evidence.OPENS):
        return -words - 2.0
    if block.text.endswith(("...", "…")) and words < 45 and not block.line.is_listed:
        return -3.0  # the cut beginning of another page's text
    if block.line.ends_a_sentence or words >= 20:
        weight = words * (1.0 - 1.5 * block.link_share)
        return weight * (1.2 if hints_at_article(block) else 1.0)
    return 0.2 * words if words >= 6 else -0.5


def _heaviest(page: Page, weights: Sequence[float]) -> int | None:
    for container in page.containers:
        container.score = 0.0
    for block, weight in zip(page.blocks, weights, strict=True):
        at, share = block.container, 1.0
        if page.containers[at].tag in ("p", "font", "center") and page.containers[at].parent > 0:
            at = page.containers[at].parent
        for _ in range(_LEVELS):
            page.containers[at].score += weight * share
            at, share = page.containers[at].parent, share * _DECAY
            if at < 0:
                break
    scores = [container.score for container in page.containers]
    best = max(range(len(scores)), key=lambda at: (scores[at], at))
    return best if scores[best] > 5 else None


def _within(page: Page, best: int) -> list[bool]:
    """For each container whether it is `best` or lies in it (parents stand before children)."""
    within: list[bool] = []
    for number, container in enumerate(page.containers):
        within.append(number == best or (container.parent >= 0 and within[container.parent]))
    return within


def _trimmed(inside: Sequence[int], weights: Sequence[float]) -> tuple[int, int]:
    """First and last block of the stretch that weighs most (Kadane's maximal sum)."""
    best, best_span = float("-inf"), (inside[0], inside[-1])
    total, start = 0.0, inside[0]
    for at in inside:
        if total < 0:
            total, start = 0.0, at
        total += weights[at]
        if total >= best:
            best, best_span = total, (start, at)
    return best_span


def _with_siblings(page: Page, weights: Sequence[float], best: int, last: int) -> int:
    """The end of the article where it goes on in containers of the same make."""
    make = page.containers[best].signature
    parent = page.containers[best].parent
    at = last + 1
    while at < len(page.blocks) and weights[at] > 0:
        container = page.blocks[at].container
        while container > 0 and page.containers[container].parent != parent:
            container = page.containers[container].parent
        if container <= 0 or page.containers[container].signature != make:
            break
        last, at = at, at + 1
    return last


def _headline_at(
    blocks: Sequence[Block], first: int, last: int, titles: Sequence[str]
) -> int | None:
    """The block that shows the headline: worded as the page's title, marked as a heading,
    named so, and near the text; None if nothing speaks for any."""
    wordings = {_letters(title): 1.5 for title in titles if len(title.split()) > 1}
    wordings.update({_letters(title): 3.0 for title in titles[:1] if len(title.split()) > 2})
    best, best_score = None, 0.9
    for at in range(max(first - 15, 0), min(last, first + 3) + 1):
        score = _headline_score(blocks[at], wordings) - 0.1 * abs(first - at)
        if score > best_score:
            best, best_score = at, score
    return best


_HEADING_WORTH = {"h1": 2.0, "h2": 1.6, "h3": 1.3, "h4": 1.1}


def _headline_score(block: Block, wordings: dict[str, float]) -> float:
    if block.is_aside or block.line.words < 2 or block.line.words > 40:
        return 0.0
    score = wordings.get(_letters(block.text), 0.0) + _HEADING_WORTH.get(block.tag, 0.0)
    if not block.names.isdisjoint(HEADLINE_NAMES) and not block.line.is_prose:
        score += 1.2
    if block.emphasis and not block.line.is_prose and block.line.words > 2:
        score += 1.2
    if block.link_share > 0.5:
        score -= 1.5
    return score


def _letters(text: str) -> str:
    return "".join(sign for sign in fold(text) if sign.isalnum())


def _is_kept(block: Block, weight: float) -> bool:
    if block.is_aside or block.link_share > 0.6:
        return False
    return weight > -1.0 or block.line.words < 3 or date_line(block.line) is not None
