"""What happened with one partner in one year, in figures that lead to their records.

report = report_of(partner, 2026, viewer)   # every figure with its records
paper_of(report)                            # for PDF and DOCX, records in an appendix
workbook_of(report, address)                # XLSX: a sheet of figures, a sheet for each list
"""

from comity.desk.yearly.figures import Chapter, Figure, Report, report_of
from comity.desk.yearly.paper import paper_of
from comity.desk.yearly.workbook import workbook_of

__all__ = ["Chapter", "Figure", "Report", "paper_of", "report_of", "workbook_of"]
