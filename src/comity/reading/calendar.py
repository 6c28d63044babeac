"""Calendars: how a language writes dates. Patterns are built once per language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


def dotless(word: str) -> str:
    """Lower case with every kind of i as one letter (I, İ, ı, i with a combining dot)."""
    return word.lower().replace("i̇", "i").replace("ı", "i")


@dataclass(frozen=True)
class Calendar:
    """Words and patterns of dates in one language.

    `months` maps month names in lower case to 1..12; `month_suffix` is a pattern of what may
    follow them. `to` joins the ends of a range. `before` and `after` map patterns that
    stand directly before or after a date to what they make of it: `since`, `until`,
    `from`, `approx`, `early`, `late`. `year_evidence` are patterns that make four digits
    a year. `relative` maps patterns to offsets: ("day", -1), ("week", -1), ("month", 1),
    ("year", 1), ("weekday", 0..6), ("season", 21); a stretch without any of
    `relative_words` (lower case) has no relative date. `ahead` is a pattern that, in the
    words around a weekday, says that the next one is meant rather than the last; `sides`
    are patterns for `last` and `next` before a month.
    """

    months: Mapping[str, int]
    month_suffix: str
    day_suffix: str
    to: str
    of: str
    year_prefix: str
    year_suffix: str
    year_before: str
    seasons: Mapping[str, int]
    season_suffix: str
    decade: str
    before: tuple[tuple[str, str], ...]
    after: tuple[tuple[str, str], ...]
    relative: tuple[tuple[str, tuple[str, int]], ...]
    relative_words: tuple[str, ...] = ()
    ahead: str = ""
    sides: tuple[str, str] = ("", "")
    month_first: bool = False
    slash_month_first: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """One pattern for all written dates; groups are read by `comity.reading.dates`."""
        day = r"(?:0?[1-9]|[12]\d|3[01])"
        ordinal = f"{self.day_suffix}"
        month = "(?:" + "|".join(sorted(self.months, key=len, reverse=True)) + ")"
        year = r"(?:1[89]|20)\d\d"
        suffix = f"(?:{self.year_suffix})?" if self.year_suffix else ""
        with_year = f"(?:{self.year_prefix}(?P<%s>{year})(?!\\d){suffix})?"
        to = self.to
        join = self.of

        def named(group: str, body: str) -> str:
            return f"(?P<{group}>{body})"

        iso = rf"(?P<iso_y>{year})-(?P<iso_m>0[1-9]|1[0-2])-(?P<iso_d>0[1-9]|[12]\d|3[01])\b"
        dotted = (
            rf"(?P<dot_d1>{day})(?:\s?[-–—]\s?(?P<dot_d2>{day}))?[./](?P<dot_m>0?[1-9]|1[0-2])"
            rf"[./](?P<dot_y>{year})\b"
        )
        slashed = rf"(?P<us_m>0?[1-9]|1[0-2])/(?P<us_d>{day})/(?P<us_y>{year})\b"
        two_months = (
            named("b_d1", day)
            + ordinal
            + join
            + named("b_m1", month)
            + self.month_suffix
            + with_year % "b_y1"
            + to
            + named("b_d2", day)
            + ordinal
            + join
            + named("b_m2", month)
            + self.month_suffix
            + with_year % "b_y2"
        )
        days = (
            named("a_d1", day)
            + ordinal
            + "(?:"
            + to
            + named("a_d2", day)
            + ordinal
            + ")?"
            + join
            + named("a_m", month)
            + self.month_suffix
            + with_year % "a_y"
        )
        month_days = (
            named("d_m", month)
            + r"\.?\s+"
            + named("d_d1", day)
            + ordinal
            + r"(?!\d)"
            + "(?:"
            + to
            + "(?:"
            + named("d_m2", month)
            + r"\.?\s+)?"
            + named("d_d2", day)
            + ordinal
            + r"(?!\d))?"
            + r"(?:\s?,?\s?(?P<d_y>"
            + year
            + r")(?!\d))?"
        )
        months = (
            named("e_m1", month)
            + self.month_suffix
            + "(?:"
            + to
            + named("e_m2", month)
            + self.month_suffix
            + ")?"
            + with_year % "e_y"
        )
        year_month = (
            rf"(?P<f_y>{year})(?:'\w+)?\s+(?:yılı(?:nın)?\s+)?(?P<f_m>{month}){self.month_suffix}"
        )
        years = rf"(?P<g_y1>{year})\s?[-–—/]\s?(?P<g_y2>{year})(?!\d)"
        season = "(?:" + "|".join(sorted(self.seasons, key=len, reverse=True)) + ")"
        seasons = (
            rf"(?:(?P<s_s>{season}){self.season_suffix}{self.year_prefix}(?P<s_y>{year})(?!\d)"
            rf"|(?P<s_y2>{year})[^\W\d]{{0,3}}(?:'\w+)?\s+(?:yılı(?:nın)?\s+)?(?P<s_s2>{season}){self.season_suffix})"
        )
        evidence = self.year_suffix or "(?!)"
        lone = rf"(?P<y_y>{year})(?!\d)(?![.,]\d)(?P<y_after>{evidence})?"
        alternatives = [iso]
        if self.slash_month_first:
            alternatives.append(slashed)
        alternatives += [dotted, rf"(?P<decade>{self.decade})", two_months, days]
        if self.month_first:
            alternatives.append(month_days)
        alternatives += [seasons, year_month, months, years, lone]
        return re.compile(r"(?<![\w])(?:" + "|".join(alternatives) + ")", re.IGNORECASE)

    @cached_property
    def month_keys(self) -> dict[str, str]:
        """Month names with ı written as i -> the names as in `months`."""
        return {dotless(name): name for name in self.months}

    @cached_property
    def relative_pattern(self) -> re.Pattern[str]:
        """One pattern for relative dates; the group `rN` tells which. Each begins a word, so
        that the alternatives are tried only there."""
        each = (f"(?P<r{i}>{pattern})" for i, (pattern, _) in enumerate(self.relative))
        return re.compile(rf"(?<!\w)(?:{'|'.join(each)})", re.IGNORECASE)

    @cached_property
    def side_pattern(self) -> re.Pattern[str]:
        """`last` or `next` directly before a month, as the group of that name."""
        last, following = self.sides
        return re.compile(
            rf"(?:(?P<last>{last or '(?!)'})|(?P<next>{following or '(?!)'}))\s*$", re.IGNORECASE
        )

    @cached_property
    def ahead_pattern(self) -> re.Pattern[str]:
        """What makes a weekday one to come."""
        return re.compile(self.ahead or r"(?!)", re.IGNORECASE)

    @cached_property
    def year_before_pattern(self) -> re.Pattern[str]:
        """What makes four digits after it a year."""
        return re.compile(rf"(?<!\w)(?:{self.year_before})$", re.IGNORECASE)

    @cached_property
    def before_patterns(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        """Compiled `before`, each anchored at its end."""
        return tuple((re.compile(p + r"\s*$", re.IGNORECASE), v) for p, v in self.before)

    @cached_property
    def after_patterns(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        """Compiled `after`, each anchored at its start."""
        return tuple((re.compile(p, re.IGNORECASE), v) for p, v in self.after)
