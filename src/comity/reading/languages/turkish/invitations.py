"""Who is invited to what in Turkish: `X’i Y’ye davet etti`, `X’in daveti üzerine`, `sizi Y’ye
bekliyoruz`."""

from __future__ import annotations

import re

from comity.passages import Passage
from comity.reading.document import Document, Mention, MentionKind, Sentence, Token
from comity.reading.frames import Frame
from comity.reading.inviting import Inviting
from comity.reading.languages.turkish.invited_to import (
    ACTORS,
    SENDERS,
    occasions,
    phrase_ending,
)
from comity.reading.languages.turkish.phrases import case_of, phrase_passage, surface_of
from comity.reading.languages.turkish.roles import boundary
from comity.reading.places import known_place

_OTHERS = re.compile(
    r"(?:siz|sizler|hepiniz|onlar|konu[kğ]\w*|misafir\w*|meslekta[sş]\w*|mevkida[sş]\w*|kendi\w*"
    r"|dost\w*|heyet\w*)(?:i|ı|u|ü)?(?:n[iıuü])?"
)
_WISHING = re.compile(r"\w*(?:iz|ız|uz|üz|im|ım|um|üm|ister|duyar)\w*")
_CLAUSE = 8
_FEEL, _NOW = "duy", "yor"
_PEOPLE_OF = re.compile(r"(\w{3,})l[ıiuü](?:l[ae]r)?(?:[ıi]|[ae]|[ıi]n)?")
_GENITIVES = (re.compile(r"(\w{3,})n[ıiuü]n"), re.compile(r"(\w{3,})[ıiuü]n"))


def inviting(document: Document, frame: Frame) -> Inviting | None:
    """What the words around a frame of inviting say; None if they invite nobody."""
    if frame.value == "noun":
        return _of_noun(document, frame)
    sentence, trigger = frame.sentence, frame.trigger
    start = boundary(sentence, trigger.first)[0]
    found = Inviting(list(frame.roles.get("inviter", [])), list(frame.roles.get("invitee", [])))
    if frame.value == "wish":
        if sentence.voice is None or not _says_we(sentence, trigger.last):
            return None
        found.by = []
    on_behalf = _on_behalf(sentence, start, trigger.first)
    if on_behalf is not None:
        found.by = [on_behalf]
    found.to = [m for m in found.to if m not in found.by]
    if trigger.is_passive:
        found.is_agentless = not found.by
    if not found.to:
        _take_invitee(document, sentence, start, trigger.first, found, trigger.is_passive)
    found.occasions = occasions(document, frame, start, found)
    if frame.value == "wish" and not (found.occasions and (found.to or found.to_other)):
        return None
    return found


def _says_we(sentence: Sentence, last: int) -> bool:
    word = sentence.tokens[last - 1].word
    if word.lemma == _FEEL and _NOW in word.lower:
        return False  # `ağırlamaktan mutluluk duyuyoruz`: they are there
    return _WISHING.fullmatch(word.lower) is not None and (
        word.verb is not None and not word.verb.is_negated
    )


def _on_behalf(sentence: Sentence, start: int, end: int) -> Mention | None:
    """`Belediye Başkanı X adına davet etti`: X invites."""
    for mention in sentence.mentions:
        if start <= mention.first < end and mention.last < len(sentence.tokens):
            if sentence.tokens[mention.last].word.lower == "adına" and mention.kind in SENDERS:
                return mention
    return None


def _take_invitee(
    document: Document,
    sentence: Sentence,
    start: int,
    end: int,
    found: Inviting,
    is_passive: bool,
) -> None:
    """The object, or the passive's subject: places, people of a place, a pronoun, guests."""
    tokens = sentence.tokens
    wanted = ("",) if is_passive else ("object",)
    for mention in sentence.mentions:
        inside = start <= mention.first < end and mention.marker in wanted
        if inside and mention not in found.by:
            if mention.kind in (*ACTORS, MentionKind.PLACE) and mention.subkind != "venue":
                found.to = [mention]
                return
    for at in range(start, end):
        token = tokens[at]
        if _OTHERS.fullmatch(token.word.lower):
            found.to_other = True
            return
        group = _people_at(document, sentence, at, end)
        if group is not None:
            found.to = [group]
            return


def _people_at(document: Document, sentence: Sentence, at: int, end: int) -> Mention | None:
    """`Antalyalı genç satranççıları`, `Yonginden 30 çocuğu`, `Yenişehirliler`."""
    tokens = sentence.tokens
    token = tokens[at]
    if not token.is_capital:
        return None
    match = _PEOPLE_OF.fullmatch(token.word.lower)
    place = None
    if match is not None and _is_place(document, token.text[: len(match.group(1))]):
        place = token.text[: len(match.group(1))]
    elif case_of(token) == "from" or token.word.lower.endswith(("dan", "den", "tan", "ten")):
        stem = token.base if token.suffix else token.text[:-3]
        place = stem if _is_place(document, stem) else None
    if place is None:
        return None
    last = at + 1
    while last < end and last - at < 5 and not _is_object(tokens[last - 1], last - 1 > at):
        if not tokens[last].is_word:
            break
        last += 1
    if last >= end or tokens[last - 1].word.verb is not None:
        last = at + 1
    name = surface_of(tokens, at, last, document.text)
    return Mention(MentionKind.GROUP, at, last, name, phrase_passage(tokens, at, last), place=place)


def _is_place(document: Document, name: str) -> bool:
    """A place of the gazetteer, or one by which somebody of the text holds an office."""
    if known_place(name) is not None:
        return True
    return any(o.place == name for p in document.people for o in p.offices)


def _is_object(token: Token, is_behind: bool) -> bool:
    return is_behind and (
        case_of(token) == "object" or token.word.lower.endswith(("ı", "i", "u", "ü"))
    )


def _of_noun(document: Document, frame: Frame) -> Inviting | None:
    """`X’in davetiyle`, `X’in daveti üzerine`, `X’in davetlisi olarak`, `davetini kabul eden`."""
    sentence, at = frame.sentence, frame.trigger.first
    tokens = sentence.tokens
    following = [t.word.lower for t in tokens[at + 1 : at + 3]]
    low = tokens[at].word.lower
    if following[:1] and following[0].startswith(("ed", "et", "bulun")) and low == "davet":
        return None
    found = Inviting(each_invites=True)
    found.by = _senders(document, sentence, at)
    if not found.by:
        return None
    letters = bool(following) and (following[0].startswith("mektu") or low.startswith("davetiye"))
    tells = letters or following[:1] in (["ilet"], ["iletti"]) or "iletti" in following
    if tells:
        found.to = [
            m for m in sentence.mentions if m.marker == "to" and m.kind in ACTORS and m.first < at
        ][:1]
        found.bearers = _subjects(document, sentence, at, found)
        found.to_other = not found.to
    else:
        found.to = _who_comes(sentence, at, found) or _subjects(document, sentence, at, found)
    if not found.to and not tells:
        found.to_other = True
    end = len(tokens)
    events = [m for m in sentence.mentions if m.kind is MentionKind.EVENT and m.marker != "of"]
    found.occasions = events[:1]
    if not found.occasions and not tells:
        phrase = _after_for(document, sentence, at, end)
        places = [
            m
            for m in sentence.mentions
            if m.kind is MentionKind.PLACE and m.marker in ("to", "object") and m.subkind != "venue"
        ]
        found.occasions = [phrase] if phrase is not None else places[:1]
        if not found.occasions:
            found.occasions = _at_home_of(found.by[0])
    return found if found.to or found.to_other else None


def _who_comes(sentence: Sentence, at: int, found: Inviting) -> list[Mention]:
    """`X’in davetlisi olarak ilçeye gelen Y`: who came is whom X invited."""
    tokens = sentence.tokens
    if [t.word.lower for t in tokens[at + 1 : at + 2]] != ["olarak"]:
        return []
    for index in range(at + 2, min(len(tokens), at + _CLAUSE)):
        verb = tokens[index].word.verb
        if verb is not None and verb.form == "participle":
            behind = (m for m in sentence.mentions if m.kind in ACTORS and m not in found.by)
            return [m for m in behind if 0 <= m.first - index - 1 <= 1][:1]
    return []


def _after_for(document: Document, sentence: Sentence, start: int, end: int) -> Mention | None:
    """`... için` behind the invitation."""
    tokens = sentence.tokens
    held = {i for m in sentence.mentions if m.kind in SENDERS for i in range(m.first, m.last)}
    for at in range(start + 1, end):
        if tokens[at].word.lower == "için" and tokens[at - 1].word.verb is None:
            dated = {
                i
                for i, t in enumerate(tokens)
                for d in sentence.dates
                if d.passage.start <= t.start < d.passage.end
                and d.passage.start < tokens[at - 2].start
            }
            return phrase_ending(document, sentence, start + 1, at, held | dated)
    return None


def _at_home_of(sender: Mention) -> list[Mention]:
    """Without another word an invitation is one to the inviter's place."""
    place = sender.place or (sender.person.place if sender.person is not None else None)
    if sender.kind is MentionKind.PLACE:
        place = sender.name
    if place is None:
        return []
    return [
        Mention(MentionKind.PLACE, sender.first, sender.last, place, sender.passage, place=place)
    ]


def _senders(document: Document, sentence: Sentence, at: int) -> list[Mention]:
    """Who stands in the genitive right before the noun, and those joined to them."""
    tokens = sentence.tokens
    near = [m for m in sentence.mentions if m.last <= at and m.kind in SENDERS]
    direct = [m for m in near if at - m.last <= 3 and m.marker in ("of", "")]
    direct = [m for m in direct if m.marker == "of" or m.last == at]
    if direct:
        return [*_joined(tokens, near, direct[-1]), direct[-1]]
    letters = [m for m in near if m.marker == "of" and m.kind in ACTORS and at - m.last <= 14]
    if letters:
        return letters[-1:]
    token = tokens[at - 1] if at else None
    if token is None or not token.is_capital:
        return []
    if token.suffix and case_of(token) == "of":
        passage = Passage(token.start, token.start + len(token.base))
        return [Mention(MentionKind.PLACE, at - 1, at, token.base, passage, place=token.base)]
    name = next(
        (
            m.group(1)
            for p in _GENITIVES
            if (m := p.fullmatch(token.text)) and _is_place(document, m.group(1))
        ),
        None,
    )
    if name is None:
        return []
    passage = Passage(token.start, token.start + len(name))
    return [Mention(MentionKind.PLACE, at - 1, at, name, passage, place=name)]


def _joined(tokens: list[Token], near: list[Mention], last: Mention) -> list[Mention]:
    before = [m for m in near if m.last < last.first]
    if not before:
        return []
    gap = [t.text for t in tokens[before[-1].last : last.first]]
    return before[-1:] if gap == ["ve"] and before[-1].kind is last.kind else []


def _subjects(document: Document, sentence: Sentence, at: int, found: Inviting) -> list[Mention]:
    """Who is the subject of the sentence: the one nearest behind, else before."""
    actors = [
        m for m in sentence.mentions if m.kind in ACTORS and m.marker == "" and m not in found.by
    ]
    before = [m for m in actors if m.last <= at]
    behind = [m for m in actors if m.first > at]
    return (before or behind)[:1]
