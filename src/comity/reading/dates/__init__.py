"""Dates of a text as EDTF: written, relative, and counted over the telling of a whole text."""

from comity.reading.dates.find import find_dates

__all__ = ["find_dates"]
