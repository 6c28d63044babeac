"""Calendars: how a language writes dates. Patterns are built once per language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


def dotless(word: str) -> str:
    """Lower case with every kind of i as one letter (I, İ, ı, i with a combining dot)."""
    return word.lower().replace("i̇", "i").replace("ı", "i")


@dataclass(frozen=True)
class Calendar:
    """Words and patterns of dates in one language.

    `months` maps month names in lower case to 1..12; `month_suffix` is a pattern of what may
    follow them. `to` joins the ends of a range, `also` joins days (`12 and 13 May`), and two
    whole dates only where `between` stands before or `between_after` behind them. `named_days`
    are days as words (`twelfth`), `named_years` years as words. `before` and `after` map
    patterns that stand directly before or after a date to what they make of it: `since`,
    `until`, `approx`; `parts_before` and `parts_after` to the months of the year that they
    leave (`first half of`: 1 to 6). `relative` maps patterns to offsets: ("day", -1),
    ("week", -1), ("month", 1), ("year", 1), ("weekday", 0..6), ("season", 21), ("weekend", 0),
    and, counted from the date told before, ("same-day", 1) and ("same-year", 0); a stretch
    without any of `relative_words` (lower case) has none. `ahead` is a pattern that, in the
    words around a date, says that it is to come; `sides` are patterns for `last`, `next` and
    `this` before a month, season or weekday. `joint` stands between a date and the year that is
    told relatively (`in April of last year`); `weekday_beside` joins a weekday to its date.
    `term_before` before a year makes it the time for which an agreement holds. `stay` tells
    of a visit how many days it takes (group `days`: digits or one of `numbers`),
    `stay_ends` that a sentence tells of its end. `name_after` and `name_before` stand beside
    a day that is the name of something. `earlier` says that what is told was before what the
    sentences ahead tell (`previously`). `year_noun` stands behind a year before its month or
    season, `article` before a day or the first of two dates.
    """

    months: Mapping[str, int]
    month_suffix: str
    day_suffix: str
    to: str
    also: str
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
    sides: tuple[str, str, str] = ("(?!)", "(?!)", "(?!)")
    between: str = "(?!)"
    between_after: str = "(?!)"
    years_to: str = r"\s?[-–—/]\s?"
    joint: str = r"[\s,]*"
    weekday_beside: str = r"[\s,(]*"
    parts_before: tuple[tuple[str, tuple[int, int]], ...] = ()
    parts_after: tuple[tuple[str, tuple[int, int]], ...] = ()
    named_days: Mapping[str, int] = field(default_factory=dict)
    named_years: Mapping[str, int] = field(default_factory=dict)
    month_first: bool = False
    year_noun: str = ""
    article: str = ""
    term_before: str = "(?!)"
    stay: str = "(?!)"
    stay_ends: str = "(?!)"
    numbers: Mapping[str, int] = field(default_factory=dict)
    term_years: str = "(?!)"
    name_after: str = "(?!)"
    name_before: str = "(?!)"
    earlier: str = "(?!)"

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """One pattern for all written dates; groups are read by `comity.reading.dates.written`."""
        return re.compile(r"(?<![\w])(?:" + "|".join(self._alternatives()) + ")", re.IGNORECASE)

    def _alternatives(self) -> list[str]:
        """The ways to write a date, the longer before what they begin with."""
        return [
            rf"(?P<iso_y>{_YEAR})-(?P<iso_m>0[1-9]|1[0-2])-(?P<iso_d>0[1-9]|[12]\d|3[01])\b",
            _TWO_DOTTED,
            _DOTTED,
            _SHORT_DOTTED,
            rf"(?P<decade>{self.decade})",
            self._two_months(),
            self._days(),
            self._month_days(),
            self._seasons(),
            rf"(?P<f_y>{_YEAR})(?:['’`´]\w+)?\s+{self.year_noun}{self._month('f_m')}",
            self._two_named_months(),
            rf"(?P<g_y1>{_YEAR}){self.years_to}(?P<g_y2>{_YEAR}|\d\d(?=[^\w.,:]|$))(?!\d)"
            rf"(?:{self.year_suffix or '(?!)'})?",
            rf"(?P<y_y>{_YEAR})(?!\d)(?![.,]\d)(?P<y_after>{self.year_suffix or '(?!)'})?",
        ]

    @property
    def _names(self) -> str:
        return "|".join(re.escape(name) for name in sorted(self.months, key=len, reverse=True))

    def _day(self, group: str) -> str:
        words = "".join(f"|{word}" for word in sorted(self.named_days, key=len, reverse=True))
        return rf"(?P<{group}>0?[1-9](?!\d)|[12]\d(?!\d)|3[01](?!\d){words}){self.day_suffix}"

    def _month(self, group: str) -> str:
        return f"(?P<{group}>{self._names}){self.month_suffix}"

    def _year(self, group: str) -> str:
        words = "".join(f"|{word}" for word in sorted(self.named_years, key=len, reverse=True))
        suffix = f"(?:{self.year_suffix})?" if self.year_suffix else ""
        return rf"(?:{self.year_prefix}(?P<{group}>{_YEAR}{words})(?!\d){suffix})?"

    def _two_months(self) -> str:
        first = self._day("b_d1") + self.of + self._month("b_m1") + self._year("b_y1")
        second = self._day("b_d2") + self.of + self._month("b_m2") + self._year("b_y2")
        return f"{first}(?:{self.to}|(?P<b_and>{self.also})){second}"

    def _days(self) -> str:
        between = rf"(?:\s?,\s?(?:[12]?\d|3[01])(?!\d){self.day_suffix}){{0,4}}"
        last = f"(?:{between}(?:{self.to}|{self.also}){self._day('a_d2')})?"
        return self._day("a_d1") + last + self.of + self._month("a_m") + self._year("a_y")

    def _month_days(self) -> str:
        """`May 12-14, 2024`; where days come first, only with the year behind."""
        names = self._names
        year = rf"(?:\s?,?\s?(?P<d_y>{_YEAR})(?!\d))"
        if not self.month_first:
            return rf"(?P<d_m>{names})\s+{self._day('d_d1')},?\s{year}"
        between = rf"(?:\s?,\s?(?:[12]?\d|3[01])(?!\d){self.day_suffix}){{0,4}}"
        second = rf"(?:(?P<d_m2>{names})\.?\s+)?{self._day('d_d2')}(?!\d)"
        return (
            rf"(?P<d_m>{names})\.?\s+{self.article}{self._day('d_d1')}(?!\d)"
            rf"(?:(?:,\s(?P<d_y1>{_YEAR}))?{between}(?:{self.to}|{self.also}){second})?{year}?"
        )

    def _seasons(self) -> str:
        names = "|".join(sorted(self.seasons, key=len, reverse=True))
        return (
            rf"(?:(?P<s_s>{names}){self.season_suffix}{self.year_prefix}(?P<s_y>{_YEAR})(?!\d)"
            rf"(?:{self.year_suffix or '(?!)'})?"
            rf"|(?P<s_y2>{_YEAR})[^\W\d]{{0,3}}(?:['’]\w+)?\s+{self.year_noun}"
            rf"(?P<s_s2>{names}){self.season_suffix})"
        )

    def _two_named_months(self) -> str:
        second = self._month("e_m2")
        return f"{self._month('e_m1')}(?:(?:{self.to}|{self.also}){second})?{self._year('e_y')}"

    @cached_property
    def hint_pattern(self) -> re.Pattern[str]:
        """What no written date lacks: a figure or a month's name. Far quicker than `pattern`,
        and most sentences have neither."""
        return re.compile(rf"\d|(?<!\w)(?:{self._names})", re.IGNORECASE)

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
        """`last`, `next` or `this` directly before a date, as the group of that name."""
        last, following, this = self.sides
        return re.compile(
            rf"(?<!\w)(?:(?P<last>{last})|(?P<next>{following})|(?P<this>{this}))\s*$",
            re.IGNORECASE,
        )

    @cached_property
    def ahead_pattern(self) -> re.Pattern[str]:
        """What makes a date one to come."""
        return re.compile(self.ahead or r"(?!)", re.IGNORECASE)

    @cached_property
    def between_pattern(self) -> re.Pattern[str]:
        """What before two dates makes a stretch of them."""
        return re.compile(rf"(?<!\w)(?:{self.between})\s*{self.article}$", re.IGNORECASE)

    @cached_property
    def between_after_pattern(self) -> re.Pattern[str]:
        """What behind two dates makes a stretch of them."""
        return re.compile(self.between_after, re.IGNORECASE)

    @cached_property
    def joint_pattern(self) -> re.Pattern[str]:
        """What may stand between a date and a year told relatively."""
        return re.compile(self.joint, re.IGNORECASE)

    @cached_property
    def weekday_beside_pattern(self) -> re.Pattern[str]:
        """What may stand between a weekday and the date that it is the day of."""
        return re.compile(self.weekday_beside, re.IGNORECASE)

    @cached_property
    def name_after_pattern(self) -> re.Pattern[str]:
        """What behind a day makes it the name of something."""
        return re.compile(rf"\s+(?:{self.name_after})")

    @cached_property
    def name_before_pattern(self) -> re.Pattern[str]:
        """What before a day makes it the name of something."""
        return re.compile(rf"(?<!\w)(?:{self.name_before})\s*$", re.IGNORECASE)

    @cached_property
    def term_pattern(self) -> re.Pattern[str]:
        """What before a year makes it the time for which something holds."""
        return re.compile(rf"(?<!\w)(?:{self.term_before})\s*$", re.IGNORECASE)

    @cached_property
    def term_years_pattern(self) -> re.Pattern[str]:
        """For how many years something is agreed."""
        return re.compile(rf"(?<!\w)(?:{self.term_years})", re.IGNORECASE)

    @cached_property
    def stay_pattern(self) -> re.Pattern[str]:
        """How many days a visit takes."""
        return re.compile(self.stay, re.IGNORECASE)

    @cached_property
    def stay_ends_pattern(self) -> re.Pattern[str]:
        """What tells that a visit ended."""
        return re.compile(rf"(?<!\w)(?:{self.stay_ends})", re.IGNORECASE)

    @cached_property
    def earlier_pattern(self) -> re.Pattern[str]:
        """What puts a deed before what was told before it."""
        return re.compile(rf"(?<!\w)(?:{self.earlier})(?!\w)", re.IGNORECASE)

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

    @cached_property
    def parts_before_patterns(self) -> tuple[tuple[re.Pattern[str], tuple[int, int]], ...]:
        """Compiled `parts_before`, each anchored at its end."""
        return tuple((re.compile(p + r"\s*$", re.IGNORECASE), v) for p, v in self.parts_before)

    @cached_property
    def parts_after_patterns(self) -> tuple[tuple[re.Pattern[str], tuple[int, int]], ...]:
        """Compiled `parts_after`, each anchored at its start."""
        return tuple((re.compile(p, re.IGNORECASE), v) for p, v in self.parts_after)


_YEAR = r"(?:1[89]|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_NUMBER = r"(?:0?[1-9]|1[0-2])"
_DASH = r"\s?[-–—]\s?"
_TWO_DOTTED = (
    rf"(?P<r_d1>{_DAY})[./](?P<r_m1>{_NUMBER})(?:[./](?P<r_y1>{_YEAR}))?{_DASH}"
    rf"(?P<r_d2>{_DAY})[./](?P<r_m2>{_NUMBER})[./](?P<r_y2>{_YEAR})\b"
)
# The second number may be the day where Americans write (05/26/2024).
_DOTTED = (
    rf"(?P<dot_d1>{_DAY})(?:{_DASH}(?P<dot_d2>{_DAY}))?[./](?P<dot_m>{_DAY})"
    rf"[./](?P<dot_y>{_YEAR})\b"
)
_SHORT_DOTTED = (
    r"(?P<short_d>0[1-9]|[12]\d|3[01])\.(?P<short_m>0[1-9]|1[0-2])\.(?P<short_y>[0-3]\d)"
    r"(?![\d:]|[.,]\d)"
)
