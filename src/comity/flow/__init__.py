"""From bytes to findings: formats and reading, one after the other.

    content = Path("visit.pdf").read_bytes()
    read = read_source(content, name="visit.pdf")
    for finding in read.findings.each():
        print(finding.proof[0].of(read.source.text))

Knows nothing of Django, the network or the clock; the command line, the intake and the
archive all come in here.
"""

from comity.flow.source import SourceRead, read_source

__all__ = ["SourceRead", "read_source"]
