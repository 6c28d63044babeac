"""The papers of an encounter: guest list, seating plan, programme, running order, cards, press.

papers = papers_of(occasion, stamp)     # (kind, language) -> Paper
"""

from comity.protocol.sheets.making import MANY, Stamp, papers_of, press_paper

__all__ = ["MANY", "Stamp", "papers_of", "press_paper"]
