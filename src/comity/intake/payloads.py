"""Findings as the reader's own types, from the JSON in which they are kept."""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from comity.edtf import EdtfError, parse
from comity.passages import Passage
from comity.reading.findings import FINDING_TYPES, Finding


class BadPayload(ValueError):
    """A finding's JSON that has not the reader's shape; says which field and what is wrong."""


def stated_by(kind: str, payload: Mapping[str, Any]) -> Finding:
    """The finding of a kind (`people`, `encounters`, ...) that a payload holds.

    Fields that this version does not know are left aside, missing ones get their default.
    Raises BadPayload.
    """
    if kind not in FINDING_TYPES:
        raise BadPayload(f"{kind!r} is no kind of finding; there are {', '.join(FINDING_TYPES)}")
    finding: Finding = _value(FINDING_TYPES[kind], payload, kind)
    for name in _DATES & payload.keys():
        _check_date(payload[name], f"{kind}.{name}")
    return finding


def _check_date(value: Any, where: str) -> None:
    try:
        parse(value) if value is not None else None
    except EdtfError as error:
        raise BadPayload(f"{where}: {error}") from error


_DATES = frozenset({"date", "until", "when"})
_NOT_CONTENT = ("proof", "field_proof", "confidence", "mentions", "stages")


def content_of(payload: Mapping[str, Any]) -> str:
    """What a finding says, without how sure and from where; equal for equal content."""
    said = {name: value for name, value in payload.items() if name not in _NOT_CONTENT}
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


@cache
def _types(cls: type) -> dict[str, Any]:
    hints = get_type_hints(cls)
    return {each.name: hints[each.name] for each in fields(cls)}


def _value(kind: Any, value: Any, where: str) -> Any:
    origin = get_origin(kind)
    if origin in (types.UnionType, Union):
        return _optional(kind, value, where)
    if origin is list:
        return _list(get_args(kind)[0], value, where)
    if origin is dict:
        return _dict(get_args(kind)[1], value, where)
    if is_dataclass(kind) and isinstance(kind, type):
        return _dataclass(kind, value, where)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _member(kind, value, where)
    return _plain(kind, value, where)


def _optional(kind: Any, value: Any, where: str) -> Any:
    if value is None:
        return None
    (inner,) = (each for each in get_args(kind) if each is not type(None))
    return _value(inner, value, where)


def _list(inner: Any, value: Any, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise BadPayload(f"{where}: a list is wanted, not {value!r}")
    return [_value(inner, each, f"{where}[{place}]") for place, each in enumerate(value)]


def _dict(inner: Any, value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise BadPayload(f"{where}: an object is wanted, not {value!r}")
    return {name: _value(inner, each, f"{where}.{name}") for name, each in value.items()}


def _dataclass(kind: type, value: Any, where: str) -> Any:
    if not isinstance(value, Mapping):
        raise BadPayload(f"{where}: an object is wanted, not {value!r}")
    known = _types(kind)
    if kind is Passage:
        known = {"start": int, "end": int}
    given = {
        name: _value(known[name], each, f"{where}.{name}")
        for name, each in value.items()
        if name in known
    }
    try:
        return kind(**given)
    except (TypeError, ValueError) as error:
        raise BadPayload(f"{where}: {error}") from error


def _member(kind: type[StrEnum], value: Any, where: str) -> StrEnum:
    try:
        return kind(value)
    except ValueError:
        raise BadPayload(f"{where}: {value!r} is none of {', '.join(kind)}") from None


def _plain(kind: type, value: Any, where: str) -> Any:
    accepted = (int, float) if kind is float else kind
    if not isinstance(value, accepted) or (isinstance(value, bool) and kind is not bool):
        raise BadPayload(f"{where}: {kind.__name__} is wanted, not {value!r}")
    return value
