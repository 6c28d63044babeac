"""Dates that are not exact: the part of EDTF (ISO 8601-2:2019) that Comity uses.

`parse("2019/..")` gives an `Edtf` with bounds, a sort key and set relations;
`display(value, "tr")` says it in plain words. Pure, and fast enough to sort a register
of a million dates.

What is accepted: a day `2024-05-12`, month `2023-10`, season `2021-22` (21 spring, 22
summer, 23 autumn, 24 winter), year `2019`, decade `202X`, a month or day that is not said
(`2021-XX`, `2021-07-XX`), a year that is not said (`XXXX-07-01`), each with `~` (about), `?`
(uncertain) or `%` (both) at its end; intervals of two such (`2022/2024`), open (`2019/..`,
`../2021-22`) or with an end that is not known (`2019/`, `/2021`).
"""

from comity.edtf.durations import Duration, DurationError
from comity.edtf.offsets import Offset
from comity.edtf.points import EdtfError, Point, Precision
from comity.edtf.value import Edtf, parse
from comity.edtf.words import display

__all__ = [
    "Duration",
    "DurationError",
    "Edtf",
    "EdtfError",
    "Offset",
    "Point",
    "Precision",
    "display",
    "parse",
]
