"""Who speaks a quotation in English: `”, said X`, `X said: “`, `“...,” the mayor added`."""

from __future__ import annotations

from comity.reading.document import Document, Mention, MentionKind, Person, Sentence, Token
from comity.reading.languages.english.words import frame_lexicon

_AFTER = 14
_VERB_REACH = 12
_SURE, _LIKELY, _WEAK, _UNNAMED = 0.95, 0.85, 0.8, 0.6

Speaker = tuple[Person | str | None, float]


def speaker_near(sentence: Sentence, position: int, document: Document) -> Speaker:
    """Who says the quotation that stands as a token at `position`, and how sure that is."""
    found = _after(sentence, position, document)
    if found is not None:
        return found
    found = _before(sentence, position, document)
    return found if found is not None else (None, 0.0)


def _after(sentence: Sentence, position: int, document: Document) -> Speaker | None:
    """`“...,” said the mayor`, `“...,” Linkhorst said`, `“...,” X told reporters`."""
    verb = _saying(sentence, position + 1, min(position + _VERB_REACH, len(sentence.tokens)))
    if verb is None:
        return None
    near = [
        m
        for m in sentence.mentions
        if position < m.first <= position + _AFTER and m.kind is MentionKind.PERSON
    ]
    before = [m for m in near if m.last <= verb and m.marker in ("", "to")]
    after = [m for m in near if 0 < m.first - verb <= 3 and m.marker == ""]
    after = after or [m for m in near if m.first > verb and m.marker == "by"]
    chosen = before[-1:] or after[:1]
    if chosen and chosen[0].subkind == "pronoun":
        own = [
            m
            for m in sentence.mentions
            if m.last <= position and m.person is not None and m.marker == ""
        ]
        if own:
            return own[0].person, _SURE
        subject = _subject_before(document, sentence, chosen[0])
        if subject is not None:
            return subject, _LIKELY
    if not chosen:
        name = _unknown_name(sentence, position, verb)
        if name is not None:
            return name, _UNNAMED
    if not chosen:
        bodies = [
            m
            for m in sentence.mentions
            if position < m.first <= position + _AFTER and m.kind is MentionKind.INSTITUTION
        ]
        chosen = [m for m in bodies if abs(m.first - verb) <= 3][:1]
    return _named(chosen[0]) if chosen else None


def _subject_before(document: Document, sentence: Sentence, pronoun: Mention) -> Person | None:
    """`he said`: the first person in the nominative of the reporter's sentence before."""
    at = document.position(sentence)
    for earlier in reversed(document.sentences[:at]):
        if earlier.voice is not None or earlier.is_heading:
            continue
        if sentence.paragraph - earlier.paragraph > 1:
            break
        for mention in earlier.mentions:
            if mention.person is None or mention.marker != "" or mention.subkind == "pronoun":
                continue
            female = mention.person.female
            if female in (None, pronoun.name.lower() == "she"):
                return mention.person
        break
    return None


def _unknown_name(sentence: Sentence, position: int, verb: int) -> str | None:
    """`said Quintero`, `Ms. Dorjee-Walsh said`: a name that is nobody's of the text."""
    tokens = sentence.tokens
    taken = {i for m in sentence.mentions for i in range(m.first, m.last)}
    for first, last in ((verb + 1, len(tokens)), (position + 1, verb)):
        at = first
        while at < last and (tokens[at].text in (",", ".") or tokens[at].word.has("honorific")):
            at += 1
        end = at
        while end < last and end not in taken and tokens[end].is_capital and tokens[end].is_word:
            end += 1
        if end > at and end - at <= 4 and not tokens[at].word.has("common"):
            return " ".join(t.base for t in tokens[at:end])
    return None


def _named(mention: Mention) -> Speaker:
    sure = _SURE if mention.person is not None else _UNNAMED
    return mention.person or mention.name, sure


def _before(sentence: Sentence, position: int, document: Document) -> Speaker | None:
    tokens = sentence.tokens
    for frame in reversed(document.frames_of(sentence)):
        if frame.name == "say" and frame.trigger.last <= position:
            for mention in frame.roles.get("speaker", []):
                if mention.kind is MentionKind.PERSON:
                    return mention.person or mention.name, _SURE if mention.person else _UNNAMED
    before = [
        m
        for m in sentence.mentions
        if m.last <= position
        and m.kind is MentionKind.PERSON
        and (m.marker in ("", "by") or _according(tokens, m))
    ]
    if not before:
        return None
    opens = tokens[position - 1].text in (",", ":") or _saying(sentence, 0, position) is not None
    last = before[-1]
    if opens:
        return last.person or last.name, _LIKELY if last.person is not None else _UNNAMED
    return (last.person, _WEAK) if last.person is not None and len(before) == 1 else None


def _according(tokens: list[Token], mention: Mention) -> bool:
    """`according to Mayor X, "..."`, `in the words of X, "..."`."""
    before = [t.word.lower for t in tokens[max(0, mention.first - 3) : mention.first]]
    return "according" in before or "words" in before


def _saying(sentence: Sentence, start: int, stop: int) -> int | None:
    """Where a verb of saying stands in a stretch, up to the next quotation or full stop."""
    lexicon = frame_lexicon()
    for index in range(start, stop):
        token = sentence.tokens[index]
        if token.quotation is not None or token.text in (".", ";"):
            return None
        if token.word.verb is None:
            continue
        if any(e.frame == "say" for e in lexicon.by_anchor.get(token.word.lemma, ())):
            return index
    return None
