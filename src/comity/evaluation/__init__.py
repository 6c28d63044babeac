"""Measuring the reader: what it finds against what people say that documents state.

    comity evaluate tests/corpus --errors encounters

Pure like the reader it measures. It compares names, offices and dates by rules of its own
(docs/measuring.md), not by `comity.identity`: a measure that shared the product's code
would share its mistakes.
"""

from comity.evaluation.corpus import Case, Split, cases_in
from comity.evaluation.outcome import Outcome, Outcomes, Verdict
from comity.evaluation.scoring import score

__all__ = ["Case", "Outcome", "Outcomes", "Split", "Verdict", "cases_in", "score"]
