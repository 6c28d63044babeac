"""Who may do what at a desk: one table, read by everything that asks.

The page "Who may do what" shows it, the docs repeat it (a test holds that), and
`permissions` asks it about a user and a thing.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Right(StrEnum):
    """What somebody may do at a desk."""

    READ = "read"
    CONFIDENTIAL = "see what is confidential"
    ADD = "add sources"
    DECIDE = "decide findings"
    WRITE = "write records"
    MERGE = "merge records"
    DRAFT = "take part in drafts"
    STEP = "take agreements a step further"
    OVERRIDE = "override the procedure"
    SIGN = "sign"
    AUDIT = "see who did what"
    ADMINISTER = "administer the desk"


# The roles that have a right; `x` marks them, in the order of the first line.
_TABLE: tuple[tuple[Right, str], ...] = (
    # .              reader officer protocol legal signatory press administrator guest auditor
    (Right.READ,         "x     x       x      x       x       x         x         .     x"),
    (Right.CONFIDENTIAL, "x     x       x      x       x       .         x         .     x"),
    (Right.ADD,          ".     x       x      x       .       x         x         .     ."),
    (Right.DECIDE,       ".     x       x      .       .       .         x         .     ."),
    (Right.WRITE,        ".     x       x      .       .       .         x         .     ."),
    (Right.MERGE,        ".     x       .      .       .       .         x         .     ."),
    # A guest of the counterpart sees the drafts in which they have a seat, and nothing else.
    (Right.DRAFT,        ".     x       x      x       .       .         x         x     ."),
    (Right.STEP,         ".     x       x      x       .       .         x         .     ."),
    (Right.OVERRIDE,     ".     .       .      x       .       .         x         .     ."),
    (Right.SIGN,         ".     x       x      .       x       .         x         x     ."),
    (Right.AUDIT,        ".     .       .      .       .       .         x         .     x"),
    (Right.ADMINISTER,   ".     .       .      .       .       .         x         .     ."),
)  # fmt: skip

ROLES = (
    "reader", "officer", "protocol", "legal", "signatory", "press", "administrator", "guest",
    "auditor",
)  # fmt: skip

ROLES_WITH: Mapping[Right, tuple[str, ...]] = {
    right: tuple(role for role, mark in zip(ROLES, marks.split(), strict=True) if mark == "x")
    for right, marks in _TABLE
}

RIGHTS: Mapping[str, frozenset[Right]] = {
    role: frozenset(right for right, roles in ROLES_WITH.items() if role in roles) for role in ROLES
}
