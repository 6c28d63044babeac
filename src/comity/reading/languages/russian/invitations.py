"""Who is invited to what in Russian: `пригласил X на Y`, `по приглашению X`, `ждём вас на Y`."""

from __future__ import annotations

from comity.reading.document import Document, Mention, MentionKind, Sentence, Token
from comity.reading.frames import Frame
from comity.reading.inviting import PHRASE, Inviting
from comity.reading.languages.russian.lists import members
from comity.reading.languages.russian.phrases import nominative_phrase, noun_reading, passage_of

_ACTORS = (MentionKind.PERSON, MentionKind.INSTITUTION, MentionKind.GROUP)
_SENDERS = (*_ACTORS, MentionKind.PLACE)
_OTHERS = members("invitations", "others")
_SEEING = members("invitations", "seeing")
_TAKING_PART = members("invitations", "taking_part")
_COMING = members("invitations", "coming")
_PLAIN = members("invitations", "plain")
_AWAITING = ("ждём", "ждем", "жду", "рад", "буд", "хот")
_INTO = frozenset({"на", "в", "во"})
_ENDS = frozenset(".;:?!()")
_REACH = 6
_LONGEST = 10
_ANSWERING = frozenset(
    "принять получить поблагодарить благодарить принимать ответить отклонить откликнуться".split()
)
_SENDING = frozenset({"of", "from", "by"})


def inviting(document: Document, frame: Frame) -> Inviting | None:
    """What the words around a frame of inviting say; None if they invite nobody."""
    if frame.value == "noun":
        return _of_noun(document, frame)
    found = Inviting(
        list(frame.roles.get("inviter", [])),
        [m for m in frame.roles.get("invitee", []) if m.kind is not MentionKind.GROUP or m.place],
    )
    sentence, trigger = frame.sentence, frame.trigger
    if frame.value == "wish":
        if not sentence.tokens[trigger.first].word.lower.startswith(_AWAITING):
            return None
        found.by = []
        found.to = [m for m in found.to if m.kind is not MentionKind.PLACE]
    if frame.value == "letter" and len(found.by) > 1:
        found.by = _one_sender(found.by)
    if frame.value == "letter" and found.by:
        found.bearers = _subjects(sentence, found)
    if frame.value == "letter" and not found.by:
        found.by = [m for m in _subjects(sentence, found) if m not in found.to]
    found.is_agentless = not found.by and (
        trigger.is_passive or (trigger.form.is_plural and not _subjects(sentence, found))
    )
    found.to = [m for m in found.to if m not in found.by]
    if not found.to and not trigger.is_passive:
        found.to_other = _names_others(sentence, trigger.first, trigger.last)
    _take_occasions(document, frame, found)
    if frame.value == "wish" and not (found.occasions and (found.to or found.to_other)):
        return None
    found.to = [m for m in found.to if m not in found.by]
    return found


def _one_sender(by: list[Mention]) -> list[Mention]:
    """`от главы Ханойского комитета`: an office that is not tied to a person is its body's."""
    named = [m for m in by if m.person is not None]
    bodies = [m for m in by if m.kind is MentionKind.INSTITUTION]
    return (named or bodies or by)[:1]


def _names_others(sentence: Sentence, first: int, last: int) -> bool:
    """`пригласил его`, `ждём коллег`, `гостей позвали`."""
    around = sentence.tokens[max(0, first - 3) : last + _REACH]
    return any(t.word.lower in _OTHERS or t.word.lemma in _OTHERS for t in around)


def _take_occasions(document: Document, frame: Frame, found: Inviting) -> None:
    """Events of the clause; else what `на`, `в` or a verb of coming leads to."""
    sentence = frame.sentence
    start = _stretch_start(sentence, frame)
    last = _stretch_end(sentence, start)
    inside = [m for m in sentence.mentions if start <= m.first < last]
    events = [m for m in inside if m.kind is MentionKind.EVENT]
    roles = [m for m in frame.roles.get("event", []) if m not in events]
    found.occasions = [*roles, *events]
    found.occasions += _phrases(document, sentence, start, last, found)
    if not found.occasions:
        places = [m for m in inside if m.kind is MentionKind.PLACE]
        places = [
            m
            for m in places
            if m.marker in ("into", "object", "in", "about") or m.extra == "object"
        ]
        places = places[:1] or list(frame.roles.get("place", []))[:1]
        found.occasions = [_as_named(document, sentence, m) for m in places]


def _stretch_start(sentence: Sentence, frame: Frame) -> int:
    """Behind the verb; where the letter is told first (`Приглашение на имя главы принять участие
    в X поступило`), behind its noun."""
    if frame.value != "letter" or not sentence.tokens[frame.trigger.first].word.lower.startswith(
        "приглашени"
    ):
        return frame.trigger.last
    return frame.trigger.first + 1


def _as_named(document: Document, sentence: Sentence, place: Mention) -> Mention:
    """`посетить столицу`: a visit as the text names it; else the place."""
    tokens = sentence.tokens
    for at in range(place.first - 1, max(-1, place.first - 4), -1):
        if tokens[at].word.lemma in _SEEING or tokens[at].word.lemma in _COMING:
            passage = passage_of(tokens, at, place.last)
            name = " ".join(passage.of(document.text).split())
            return Mention(
                MentionKind.EVENT, at, place.last, name, passage, subkind=PHRASE, place=place.name
            )
    return place


def _stretch_end(sentence: Sentence, start: int) -> int:
    """Where what is said of the occasion ends: at a relative clause or the sentence's end."""
    tokens = sentence.tokens
    for at in range(start, len(tokens)):
        token = tokens[at]
        if token.text == ";" or token.quotation is not None:
            return at
        if token.text == "," and at + 1 < len(tokens):
            following = tokens[at + 1].word
            if following.lemma in ("который", "где", "что") and not _goes_on(tokens, at):
                return at
        verb = token.word.verb
        if verb is not None and verb.form == "finite" and verb.tense == "past":
            return at
    return len(tokens)


def _goes_on(tokens: list[Token], at: int) -> bool:
    """`на «Иннопром», который пройдёт в июле, и на День города`: another occasion follows."""
    for index in range(at + 1, len(tokens) - 2):
        if tokens[index].text == "," and tokens[index + 1].text == "и":
            return tokens[index + 2].word.lower in _INTO
    return False


def _phrases(
    document: Document, sentence: Sentence, first: int, last: int, found: Inviting
) -> list[Mention]:
    """Phrases that no mention names: `на праздник урожая`, `посетить выставку`."""
    tokens = sentence.tokens
    taken = {i for m in sentence.mentions for i in range(m.first, m.last)}
    phrases: list[Mention] = []
    hidden = False
    for at in range(first, last):
        token = tokens[at]
        if token.text == "," and at + 1 < last:
            hidden = tokens[at + 1].word.lemma == "который"
        if hidden or at + 1 >= last:
            continue
        leads = token.word.lower in _INTO and (
            token.word.lower == "на" or _takes_part(tokens, at) or tokens[at + 1].text in '«“"'
        )
        if not leads and token.word.lemma not in _SEEING:
            continue
        if at + 1 in taken or any(d.passage.start == tokens[at + 1].start for d in sentence.dates):
            continue
        mention = _phrase_at(document, sentence, at + 1, last, taken)
        if mention is not None and any(m.first == mention.last for m in found.occasions):
            continue  # `на праздновании Дня города`: the event is named
        if mention is not None:
            phrases.append(mention)
    return phrases


def _takes_part(tokens: list[Token], at: int) -> bool:
    """`принять участие в`, `участвовать в`."""
    return any(t.word.lemma in _TAKING_PART for t in tokens[max(0, at - 2) : at])


def _phrase_at(
    document: Document, sentence: Sentence, first: int, last: int, taken: set[int]
) -> Mention | None:
    tokens = sentence.tokens
    dates = {d.passage.start for d in sentence.dates}
    at = first
    is_quoted = tokens[first].text in '«“"'
    while at < last and at - first < _LONGEST:
        token = tokens[at]
        if is_quoted and token.text in '»”"' and at > first:
            at += 1
            break
        stops = token.text in _ENDS or token.text in ",–—" or token.start in dates
        if not is_quoted and (
            stops
            or at in taken
            or token.word.has("preposition")
            or token.text == "и"
            or (token.word.verb is not None and not token.word.is_adjectival)
        ):
            break
        at += 1
    if at == first or (at - first == 1 and tokens[first].word.lemma in _PLAIN):
        return None
    noun = next((i for i in range(first, at) if noun_reading(tokens[i]) is not None), None)
    if noun is None or tokens[noun].word.lemma in _PLAIN:
        return None
    name = (
        " ".join(document.text[tokens[first].start : tokens[at - 1].end].split())
        if is_quoted
        else nominative_phrase(
            document.text, tokens, first, noun, at, frozenset(("accs", "loct", "gent"))
        )
    )
    passage = passage_of(tokens, first, at)
    return Mention(MentionKind.EVENT, first, at, name, passage, subkind=PHRASE)


def _of_noun(document: Document, frame: Frame) -> Inviting | None:
    """`по приглашению X`, `принял приглашение X`, `получил приглашение от X`."""
    sentence, at = frame.sentence, frame.trigger.first
    tokens = sentence.tokens
    before = [t.word for t in tokens[max(0, at - 3) : at]]
    is_by = any(w.lower == "по" for w in before)
    found = Inviting(each_invites=is_by)
    found.by = _senders(sentence, at)
    verb = _governor(tokens, at)
    subjects = _subjects(sentence, found)
    if is_by:
        if not found.by:
            return None
        found.to = subjects
        visits = [f for f in document.frames_of(sentence) if f.name in ("visit", "attend")]
        for visit in visits:
            guests = [*visit.roles.get("guest", []), *visit.roles.get("attendee", [])]
            found.to = [m for m in guests if m not in found.by] or found.to
            found.occasions = found.occasions or list(visit.roles.get("event", []))
        if not found.occasions:
            found.occasions = _where(sentence, visits)
        found.to_other = not found.to
        return found
    if verb in _ANSWERING:
        found.to = subjects
        found.to_other = not subjects and _is_ours(tokens)
        if not found.by and verb in ("поблагодарить", "благодарить"):
            found.by = [
                m
                for m in sentence.mentions
                if m.last <= at and m.kind in _SENDERS and m.marker == "object"
            ][:1]
            if not found.by:
                return None
        _take_occasions(document, frame, found)
        if not found.occasions:
            found.occasions = [m for m in sentence.mentions if m.kind is MentionKind.EVENT][:1]
        if not found.by and not found.occasions:
            return None
        if not found.by:
            found.by = _counterpart(document, sentence, found.to)
        return found if found.by and (found.to or found.to_other) else None
    return None


def _is_ours(tokens: list[Token]) -> bool:
    """`мы получили приглашение`: the text's own side."""
    return any(t.word.lower == "мы" for t in tokens)


def _governor(tokens: list[Token], at: int) -> str:
    """The verb that the noun hangs on, before it or right behind."""
    for index in (
        *range(at - 1, max(-1, at - _REACH), -1),
        *range(at + 1, min(at + 3, len(tokens))),
    ):
        word = tokens[index].word
        if word.verb is not None:
            return str(word.lemma)
    return ""


def _senders(sentence: Sentence, at: int) -> list[Mention]:
    """Who stands in the genitive, or after `от`, right behind the noun; and those joined."""
    tokens = sentence.tokens
    found: list[Mention] = []
    last = at + 1
    for mention in sentence.mentions:
        if mention.first <= at or mention.kind not in _SENDERS:
            continue
        gap = [t.word.lower for t in tokens[last : mention.first]]
        if len(gap) > 3 or (found and not {"и", ","} & set(gap)):
            break
        if not found and mention.marker not in _SENDING and mention.first > at + 1:
            break
        found.append(mention)
        last = mention.last
    return found


def _subjects(sentence: Sentence, found: Inviting) -> list[Mention]:
    actors = [
        m for m in sentence.mentions if m.kind in _ACTORS and m.marker == "" and m not in found.by
    ]
    return actors[:1]


def _where(sentence: Sentence, visits: list[Frame]) -> list[Mention]:
    places = [m for f in visits for m in f.roles.get("place", []) if m.kind is MentionKind.PLACE]
    if places:
        return places[:1]
    return [
        m
        for m in sentence.mentions
        if m.kind is MentionKind.PLACE and m.marker in ("into", "object")
    ][:1]


def _counterpart(document: Document, sentence: Sentence, to: list[Mention]) -> list[Mention]:
    """`принял приглашение министра`: the office alone is the person named last before."""
    names = {m.label for m in to}
    latest: list[Mention] = []
    for earlier in document.sentences:
        if earlier is sentence:
            break
        for mention in earlier.mentions:
            if mention.person is not None and mention.label not in names:
                latest = [mention]
    return latest
