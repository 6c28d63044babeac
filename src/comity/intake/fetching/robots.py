"""What a site asks of programs in its robots.txt (RFC 9309)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

PAUSE = 1.0  # seconds between two pages where the site says nothing
LONGEST_PAUSE = 60.0


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules that hold for us: whether each allows, its pattern; and the pause asked for."""

    rules: tuple[tuple[bool, str], ...] = ()
    pause: float = PAUSE

    def allows(self, path: str) -> bool:
        """Whether a path (with its query) may be fetched: the longest rule that fits decides."""
        wanted = unquote(path)
        fitting = [(len(rule), ok) for ok, rule in self.rules if _fits(rule, wanted)]
        return max(fitting)[1] if fitting else True


def allowing_all() -> Robots:
    """The rules of a site that has none."""
    return Robots()


def forbidding_all() -> Robots:
    """The rules of a site that could not be asked."""
    return Robots(((False, "/"),))


def robots_in(content: bytes, agent: str) -> Robots:
    """The rules of a robots.txt for us by name (`Comity`), else those for all."""
    own = agent.split("/")[0].lower()
    groups: dict[str, list[tuple[str, str]]] = {}
    current: list[str] = []
    is_heading = False
    for line in content.decode("utf-8", "replace").removeprefix("\ufeff").splitlines():
        name, _colon, value = line.split("#")[0].partition(":")
        name, value = name.strip().lower(), value.strip()
        if name == "user-agent":
            current = [*current, value.lower()] if is_heading else [value.lower()]
            groups.setdefault(value.lower(), [])
        elif name in ("allow", "disallow", "crawl-delay"):
            for each in current:
                groups[each].append((name, value))
        is_heading = name == "user-agent" or (is_heading and not name)
    return _robots(groups.get(own, groups.get("*", [])))


def _robots(lines: list[tuple[str, str]]) -> Robots:
    rules = [(name == "allow", value) for name, value in lines if name != "crawl-delay" and value]
    pauses = [value for name, value in lines if name == "crawl-delay"]
    asked = next((float(p) for p in pauses if re.fullmatch(r"\d{1,5}(\.\d{1,3})?", p)), PAUSE)
    return Robots(tuple(rules), min(max(asked, PAUSE), LONGEST_PAUSE))


def _fits(rule: str, path: str) -> bool:
    """Whether a pattern (`*` is anything, `$` the end) fits; in time linear in both."""
    is_whole = rule.endswith("$")
    first, *rest = unquote(rule.removesuffix("$")).split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    for number, piece in enumerate(rest, start=1):
        if is_whole and number == len(rest):
            return path.endswith(piece) and len(path) - len(piece) >= place
        found = path.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    return not is_whole or place == len(path)
