"""Where an event is held: its own clause, its name, or a later sentence tells it."""

from __future__ import annotations

from comity.reading.document import Document, Mention, MentionKind, Sentence

_BEHIND = 12
_NEAR = 6
_BEFORE = 4
_OWNER = 2


def event_place(document: Document, sentence: Sentence, mention: Mention) -> Mention | None:
    """The place in which an event's own clause says it is held."""
    for frame in document.frames_of(sentence):
        if frame.name == "organise" and mention in frame.roles.get("event", ()):
            places = [m for m in frame.roles.get("place", []) if m.marker == "in"]
            if places:
                return places[-1] if document.language.is_verb_final else places[0]
    best: Mention | None = None
    for other in sentence.mentions:
        if other.kind is not MentionKind.PLACE:
            continue
        if other.marker == "of" and 0 <= mention.first - other.last <= _OWNER:
            return other  # `Sibiu's Christmas Market`
        if _leads_to(mention, other) or _is_where_to(document, sentence, mention, other):
            return other
        if other.marker != "in":
            continue
        gap = other.first - mention.last
        if 0 <= gap <= _BEHIND and best is None:
            if gap <= _NEAR or _is_held_between(document, sentence, mention, other):
                best = other
        before = mention.first - other.last
        if 0 <= before <= _BEFORE and not _is_of_another(sentence, mention, other):
            return other
    return best


def _leads_to(mention: Mention, place: Mention) -> bool:
    """`to Gaziantep for the festival`, `в Хабаровск на День города`: both are where one goes."""
    if place.marker not in ("to", "into") or place.subkind == "venue":
        return False
    return mention.marker in _AIMS and 0 <= mention.first - place.last <= _NEAR


def _is_where_to(document: Document, sentence: Sentence, mention: Mention, place: Mention) -> bool:
    """`Forum’a katılmak üzere Bursa’ya gelen`: where one goes to take part."""
    gap = sentence.tokens[mention.last : place.first]
    if not document.language.is_verb_final or not 0 < len(gap) <= _BEFORE:
        return False
    both = mention.marker == place.marker == "to"
    return both and place.subkind != "venue" and gap[0].word.verb is not None


_AIMS = frozenset({"to", "into", "for", "about"})


def _is_held_between(
    document: Document, sentence: Sentence, mention: Mention, place: Mention
) -> bool:
    """`the forum, which will be held on 12 May in Baku`: a verb of holding, no other event."""
    if any(
        m.kind is MentionKind.EVENT and mention.last <= m.first < place.first
        for m in sentence.mentions
    ):
        return False
    return any(
        f.name == "organise" and mention.last <= f.trigger.first < place.first
        for f in document.frames_of(sentence)
    )


def _is_of_another(sentence: Sentence, mention: Mention, place: Mention) -> bool:
    """Whether a place before an event stands by an event named before it."""
    return any(
        m.kind is MentionKind.EVENT and m is not mention and 0 <= place.first - m.last <= _NEAR
        for m in sentence.mentions
    )


def later_place(document: Document, sentence: Sentence, kind: str) -> Mention | None:
    """`The forum will be held in Baku`, of an event named before by its name."""
    nouns = [i for i, t in enumerate(sentence.tokens) if t.word.value("event") == kind]
    if not nouns or not any(f.name == "organise" for f in document.frames_of(sentence)):
        return None
    places = [m for m in sentence.mentions if m.kind is MentionKind.PLACE and m.marker == "in"]
    return places[0] if places else None
