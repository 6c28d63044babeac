"""The dossier: what to know of the other side before meeting it, each line with its source.

dossier = dossier_for(encounter, viewer)     # or a place, institution or person
to_pdf(paper_of(dossier))                    # the same on paper
"""

from comity.desk.dossier.build import HAVE_DOSSIER, dossier_for
from comity.desk.dossier.paper import paper_of
from comity.desk.dossier.values import Dossier

__all__ = ["HAVE_DOSSIER", "Dossier", "dossier_for", "paper_of"]
