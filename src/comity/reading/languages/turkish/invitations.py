"""Who is invited to what in Turkish: `X’i Y’ye davet etti`, `X’in daveti üzerine`, `sizi Y’ye
bekliyoruz`."""

from __future__ import annotations

import re

from comity.passages import Passage
from comity.reading.document import Document, Mention, MentionKind, Sentence, Token
from comity.reading.frames import Frame
from comity.reading.inviting import PHRASE, Inviting
from comity.reading.languages.turkish.phrases import case_of, nominative, phrase_passage, surface_of
from comity.reading.languages.turkish.roles import boundary
from comity.reading.places import known_place

_ACTORS = (MentionKind.PERSON, MentionKind.INSTITUTION, MentionKind.GROUP)
_SENDERS = (*_ACTORS, MentionKind.PLACE)
_OTHERS = re.compile(
    r"(?:siz|sizler|hepiniz|onlar|konu[kğ]\w*|misafir\w*|meslekta[sş]\w*|mevkida[sş]\w*|kendi\w*"
    r"|dost\w*|heyet\w*)(?:i|ı|u|ü)?(?:n[iıuü])?"
)
_WISHING = re.compile(r"\w*(?:iz|ız|uz|üz|im|ım|um|üm|ister|duyar)\w*")
_TAKING_PART = re.compile(r"(?:katıl|gel|yer)\w*")
_PLAIN = frozenset({
    "yemek", "akşam", "ülke", "şehir", "kent", "ilçe", "ziyaret", "çay", "kahve", "yan", "ara",
    "buraya", "oraya", "vatan", "dikkat", "destek",
})  # fmt: skip
_PEOPLE_OF = re.compile(r"(\w{3,})l[ıiuü](?:l[ae]r)?(?:[ıi]|[ae]|[ıi]n)?")
_GENITIVES = (re.compile(r"(\w{3,})n[ıiuü]n"), re.compile(r"(\w{3,})[ıiuü]n"))
_REACH = 8


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
    found.occasions = _occasions(document, frame, start, found)
    if frame.value == "wish" and not (found.occasions and (found.to or found.to_other)):
        return None
    return found


def _says_we(sentence: Sentence, last: int) -> bool:
    word = sentence.tokens[last - 1].word
    return _WISHING.fullmatch(word.lower) is not None and (
        word.verb is not None and not word.verb.is_negated
    )


def _on_behalf(sentence: Sentence, start: int, end: int) -> Mention | None:
    """`Belediye Başkanı X adına davet etti`: X invites."""
    for mention in sentence.mentions:
        if start <= mention.first < end and mention.last < len(sentence.tokens):
            if sentence.tokens[mention.last].word.lower == "adına" and mention.kind in _SENDERS:
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
            if mention.kind in (*_ACTORS, MentionKind.PLACE) and mention.subkind != "venue":
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


def _occasions(document: Document, frame: Frame, start: int, found: Inviting) -> list[Mention]:
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
        if m.kind in _SENDERS
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
            return _phrase_ending(document, sentence, start, at, held | dated)
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
        return _phrase_ending(document, sentence, start, at + 1, held | dated)
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


def _phrase_ending(
    document: Document, sentence: Sentence, start: int, last: int, held: set[int]
) -> Mention | None:
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
            m for m in sentence.mentions if m.marker == "to" and m.kind in _ACTORS and m.first < at
        ][:1]
        found.bearers = _subjects(document, sentence, at, found)
        found.to_other = not found.to
    else:
        found.to = _subjects(document, sentence, at, found)
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


def _after_for(document: Document, sentence: Sentence, start: int, end: int) -> Mention | None:
    """`... için` behind the invitation."""
    tokens = sentence.tokens
    held = {i for m in sentence.mentions if m.kind in _SENDERS for i in range(m.first, m.last)}
    for at in range(start + 1, end):
        if tokens[at].word.lower == "için" and tokens[at - 1].word.verb is None:
            dated = {
                i
                for i, t in enumerate(tokens)
                for d in sentence.dates
                if d.passage.start <= t.start < d.passage.end
                and d.passage.start < tokens[at - 2].start
            }
            return _phrase_ending(document, sentence, start + 1, at, held | dated)
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
    near = [m for m in sentence.mentions if m.last <= at and m.kind in _SENDERS]
    direct = [m for m in near if at - m.last <= 3 and m.marker in ("of", "")]
    direct = [m for m in direct if m.marker == "of" or m.last == at]
    if direct:
        return [*_joined(tokens, near, direct[-1]), direct[-1]]
    letters = [m for m in near if m.marker == "of" and m.kind in _ACTORS and at - m.last <= 14]
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
        m for m in sentence.mentions if m.kind in _ACTORS and m.marker == "" and m not in found.by
    ]
    before = [m for m in actors if m.last <= at]
    behind = [m for m in actors if m.first > at]
    return (before or behind)[:1]
