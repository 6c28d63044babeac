"""Relations between parties, since when if told."""

from __future__ import annotations

from comity.reading.assembly.sides import Sides
from comity.reading.document import Document, Mention, MentionKind, Person, Sentence
from comity.reading.findings import RelationFinding


def relations_of(document: Document, sides: Sides) -> list[RelationFinding]:
    """Sentences that tell of working or standing together since some date."""
    found: list[RelationFinding] = []
    for sentence in document.sentences:
        since = [d for d in sentence.dates if d.edtf.endswith("/..")]
        if not since or not document.language.tells_relation(sentence):
            continue
        parties = _parties(document, sides, sentence)
        if len(parties) < 2:
            continue
        found.append(
            RelationFinding(
                parties=parties,
                date=since[0].edtf,
                proof=[sentence.passage],
                confidence=0.75,
                field_proof={"date": [since[0].passage]},
            )
        )
    return found


def _parties(document: Document, sides: Sides, sentence: Sentence) -> list[str]:
    """The institutions or places named; `we` stands for the speaker's own institution."""
    named: list[Mention] = [
        m for m in sentence.mentions if m.kind in (MentionKind.INSTITUTION, MentionKind.PLACE)
    ]
    names = list(dict.fromkeys(m.name for m in named))
    speaker = sentence.voice.speaker if sentence.voice is not None else None
    if isinstance(speaker, Person) and len(names) == 1:
        own = _own_institution(sides, speaker)
        if own and own not in names:
            names.insert(0, own)
    return names[:4]


def _own_institution(sides: Sides, person: Person) -> str | None:
    """For whom `we` speaks: the person's office at a city before one at a state's union."""
    offices = [o for o in person.offices if o.institution or o.place]
    local = [o for o in offices if (side := sides.of_office(o)) is not None and not side.is_state]
    return next((o.institution or o.place for o in local or offices), None)
