"""The term of an agreement, from the figures of its clauses as the register has them."""

from __future__ import annotations

from datetime import date

from comity.cooperation.procedures import Term, Terms, term_of
from comity.edtf import DurationError, EdtfError
from comity.register.models import Agreement


def terms_of(agreement: Agreement) -> Terms:
    """The figures of its clauses."""
    return Terms(
        begins=agreement.in_force_from or agreement.signed_on, until=agreement.until,
        duration=agreement.duration, notice=agreement.notice, renews=agreement.renews,
        renewal_term=agreement.renewal_term,
    )  # fmt: skip


def running_term(agreement: Agreement, today: date) -> Term | None:
    """The term that runs; None without an end, or where a figure cannot be read."""
    try:
        return term_of(terms_of(agreement), today)
    except (DurationError, EdtfError):
        return None
