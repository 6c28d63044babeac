"""To what Turkish invites: the event, place or phrase in the dative, or before `için`."""

from __future__ import annotations

import re

from comity.reading.document import Document, Mention, MentionKind, Sentence, Token
from comity.reading.frames import Frame
from comity.reading.inviting import PHRASE, Inviting
from comity.reading.languages.turkish.phrases import case_of, nominative, phrase_passage, surface_of

ACTORS = (MentionKind.PERSON, MentionKind.INSTITUTION, MentionKind.GROUP)
SENDERS = (*ACTORS, MentionKind.PLACE)
_TAKING_PART = re.compile(r"(?:katıl|gel|yer)\w*")
_PLAIN = frozenset({
    "yemek", "akşam", "ülke", "şehir", "kent", "ilçe", "ziyaret", "çay", "kahve", "yan", "ara",
    "buraya", "oraya", "vatan", "dikkat", "destek",
})  # fmt: skip


def occasions(document: Document, frame: Frame, start: int, found: Inviting) -> list[Mention]:
    """The events, phrase or place of a clause that begins at `start`."""
    sentence, end = frame.sentence, frame.trigger.first
    inside = [m for m in sentence.mentions if start <= m.first < end or m.last == end]
    events = [m for m in inside if m.kind is MentionKind.EVENT and m.marker != "of"]
    if events:
        joined = [m for m in events[:-1] if m.marker == events[-1].marker]
        return [*joined, events[-1]]
    phrase = _phrase(document, sentence, start, end, found, frame.value == "wish")
    places = [
        m
        for m in inside
        if m.kind is MentionKind.PLACE
        and (
            m.marker == "to"
            or (m.marker == "in" and frame.value == "wish")
            or _is_visited(sentence, m)
        )
    ]
    if phrase is not None and not (places and frame.value == "wish"):
        return [phrase]
    return places[-1:] or ([phrase] if phrase is not None else [])


def _is_visited(sentence: Sentence, place: Mention) -> bool:
    """`Konya’yı ziyaret etmeye davet etti`."""
    following = [t.word.lower for t in sentence.tokens[place.last : place.last + 2]]
    return place.marker == "object" and any(w.startswith("ziyaret") for w in following)


def _phrase(
    document: Document,
    sentence: Sentence,
    start: int,
    end: int,
    found: Inviting,
    in_place: bool,
) -> Mention | None:
    """The noun in the dative, or before `için`, nearest to the verb: `Hasat Şöleni’ne`."""
    tokens = sentence.tokens
    held = {
        i
        for m in (*sentence.mentions, *found.to)
        if m.kind in SENDERS
        for i in range(m.first, m.last)
    }
    dated = {
        i
        for i, t in enumerate(tokens)
        for d in sentence.dates
        if d.passage.start <= t.start < d.passage.end
    }
    for at in range(end - 1, start - 1, -1):
        token = tokens[at]
        verb = token.word.verb
        if verb is not None and verb.form in ("finite", "converb") and token.word.part == "verb":
            if not _TAKING_PART.fullmatch(token.word.lower) and at < end - 1:
                break
        if at in held or at in dated or not token.is_word:
            continue
        if token.word.lower == "için" and at > start:
            return phrase_ending(document, sentence, start, at, held | dated)
        takes_part = any(t.word.lower.startswith("yer") for t in tokens[at + 1 : at + 2])
        wanted = ("to", "in") if in_place or takes_part else ("to",)
        if _case(token) not in wanted or (token.word.part == "verb" and not token.word.senses):
            continue
        if (
            token.word.lower.startswith("aram")
            or token.word.lemma in _PLAIN
            or _stem(token) in _PLAIN
            or token.word.value("function")
        ):
            continue
        return phrase_ending(document, sentence, start, at + 1, held | dated)
    return None


_DATIVE = re.compile(
    r"\w{3,}(?:[ıiuü]na|[ıiuü]ne|[mn][ıi]za|[mn][ıi]ze|[mn][uü]za|[mn][uü]ze|y[ae]|lar[ae]|ler[ae])"
)
_LOCATIVE = re.compile(r"\w{3,}(?:[dt][ae])")


def _case(token: Token) -> str:
    found = case_of(token)
    if found or token.word.verb is not None:
        return found
    if not token.is_capital and _DATIVE.fullmatch(token.word.lower):
        return "to"
    return "in" if _LOCATIVE.fullmatch(token.word.lower) and not token.is_capital else ""


def _stem(token: Token) -> str:
    return re.sub(r"(?:[ıiuü]?m[ıiuü]z)?(?:[ıiuü]n|y)?[ae]$", "", token.word.lower)


def phrase_ending(
    document: Document, sentence: Sentence, start: int, last: int, held: set[int]
) -> Mention | None:
    """The noun phrase that ends before `last`, in the nominative; `held` are words used."""
    tokens = sentence.tokens
    first = last - 1
    while first > start:
        token = tokens[first - 1]
        verb = token.word.verb
        if not token.is_word and token.text not in "‘’'\"“”«»":
            break
        if first - 1 in held and not token.is_capital:
            break
        if verb is not None and token.word.part == "verb" and not token.word.senses:
            break
        if case_of(token) not in ("", "of") or token.word.value("function"):
            break
        if last - first > 6 or token.word.lower in ("bu", "bir", "de", "da", "ve", "ise"):
            break
        first -= 1
    while first < last and not tokens[first].is_word:
        first += 1
    if first >= last:
        return None
    head = tokens[last - 1]
    name = surface_of(tokens, first, last, document.text)
    if not head.suffix:
        short = _nominative(head)
        name = name[: len(name) - len(head.text)] + short if name.endswith(head.text) else name
    passage = phrase_passage(tokens, first, last)
    return Mention(
        MentionKind.EVENT, first, last, name.strip("‘’'\"“”«» "), passage, subkind=PHRASE
    )


def _nominative(head: Token) -> str:
    """`turnuvamıza` -> `turnuva`, `kampına` -> `kampı`, `zirvede` -> `zirve`."""
    if head.word.case:
        return nominative(head)
    return re.sub(r"(?:[ıiuü]?m[ıiuü]z[ae]|n[ae]|y[ae]|[dt][ae]|(?<=[lr])[ae])$", "", head.text)
