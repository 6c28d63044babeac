"""Who is invited to what in English: `invited X to Y`, `at the invitation of X`, `we hope to
welcome you at Y`."""

from __future__ import annotations

from comity.reading.document import Document, Mention, MentionKind, Sentence, Token
from comity.reading.frames import Frame
from comity.reading.inviting import PHRASE, Inviting
from comity.reading.languages.english.phrases import passage_of, place_in, surface
from comity.reading.languages.english.words import listed
from comity.reading.speech import spoken_by

_ACTORS = (MentionKind.PERSON, MentionKind.INSTITUTION, MentionKind.GROUP)
_OTHERS = listed("invitations", "others")
_GOING = listed("invitations", "going")
_VISITING = listed("invitations", "visiting")
_STOPS = listed("invitations", "stops")
_DETERMINERS = listed("invitations", "determiners")
_PLAIN = listed("invitations", "plain")
_FOLLOWS = frozenset({"to", "for", "at", "in", "on"})
_ENDS = frozenset({".", ";", ":", "?", "!", "(", ")"})
_LONGEST = 12
_BEFORE = 8
_REACH = 5
_WIDEST = 7
_GOVERNS = frozenset({"object", "to", "in", "of", "for"})


def inviting(document: Document, frame: Frame) -> Inviting | None:
    """What the words around a frame of inviting say; None if they invite nobody."""
    if frame.value == "noun":
        return _of_noun(document, frame)
    if frame.value == "wish":
        return _of_wish(document, frame)
    sentence, trigger = frame.sentence, frame.trigger
    found = Inviting(
        list(frame.roles.get("inviter", [])),
        list(frame.roles.get("invitee", [])),
        is_agentless=trigger.is_passive and not frame.roles.get("inviter"),
    )
    if trigger.form.form == "converb" and not found.by:
        found.by = _before_participle(sentence, trigger.first)
    start = trigger.last
    if len(trigger.evocation.words) > 1:
        # `extended an invitation to X to Y`: the first `to` leads to the invited
        found.to = _noun_invitees(document, sentence, start, found) or found.to
        start = max([start, *(m.last for m in found.to)])
    occasion = _occasion_at(sentence, start)
    if occasion is not None and not _take_occasions(document, sentence, occasion, found):
        return None
    end = occasion if occasion is not None else len(sentence.tokens)
    found.to = [m for m in found.to if m.kind is not MentionKind.GROUP or m.place or m.members]
    if not found.to and not trigger.is_passive:
        _take_invitee(document, sentence, start, end, found)
    found.to = [m for m in found.to if m not in found.by]
    return found


def _before_participle(sentence: Sentence, at: int) -> list[Mention]:
    """`a letter from the Mayor of X, inviting`: the actor right before."""
    near = [m for m in sentence.mentions if m.last <= at and m.kind in _ACTORS]
    return near[-1:] if near and at - near[-1].last <= _REACH + 3 else []


def _occasion_at(sentence: Sentence, start: int) -> int | None:
    """Where the `to` or `for` of the occasion stands, behind the invited."""
    tokens = sentence.tokens
    held = {i for m in sentence.mentions if m.kind in _ACTORS for i in range(m.first, m.last)}
    bracket = False
    for at in range(start, min(len(tokens), start + 50)):
        if tokens[at].text in "()":
            bracket = tokens[at].text == "("
            continue
        if at in held or bracket:
            continue
        if _is_end(tokens, at):
            return None
        if tokens[at].word.lower in ("to", "for") and at + 1 < len(tokens):
            return at
    return None


def _is_end(tokens: list[Token], at: int) -> bool:
    """Whether a clause ends; the full stop of `Mr.` ends none."""
    if tokens[at].text == "." and at + 1 < len(tokens):
        return False
    return tokens[at].text in _ENDS or tokens[at].quotation is not None


def _take_occasions(document: Document, sentence: Sentence, at: int, found: Inviting) -> bool:
    """Fill the occasions from what `to` or `for` introduces; False if it is none."""
    tokens = sentence.tokens
    first = at + 1
    low = tokens[first].word.lower
    goes = low in _GOING or low in _VISITING
    if goes:
        first += 1
        while first < len(tokens) and tokens[first].word.lower in (*_FOLLOWS, "part", "and", "us"):
            first += 1
    elif tokens[first].word.verb is not None and _is_plain_verb(tokens, first):
        return False
    _take_phrase(document, sentence, first, found)
    if low in _VISITING:
        if found.occasions[:1] and found.occasions[0].kind is MentionKind.PLACE:
            found.occasions = [_visit(document, sentence, at + 1, found.occasions[0])]
        elif not found.occasions:
            last = _phrase_end(sentence, first)
            found.occasions = [_phrase(document, sentence, at + 1, max(last, first))]
    return True


def _visit(document: Document, sentence: Sentence, first: int, place: Mention) -> Mention:
    """`to visit Kazan`: a visit as the text names it."""
    mention = _phrase(document, sentence, first, place.last)
    mention.place = place.name
    return mention


def _is_plain_verb(tokens: list[Token], at: int) -> bool:
    verb = tokens[at].word.verb
    return verb is not None and not tokens[at].is_capital and verb.form == "infinitive"


def _take_phrase(document: Document, sentence: Sentence, first: int, found: Inviting) -> None:
    """The event, place or other phrase that begins at a position, and those joined to it."""
    tokens = sentence.tokens
    while first < len(tokens) and tokens[first].word.lower in _DETERMINERS:
        first += 1
    last = _phrase_end(sentence, first)
    reach = last + 2
    events = [
        m
        for m in sentence.mentions
        if m.kind is MentionKind.EVENT and first - 1 <= m.first < max(last, first + 1)
    ]
    if not events:
        events = _for_event(sentence, last)
    if events:
        found.occasions += events + _joined_events(sentence, events[-1])
        return
    places = [
        m
        for m in sentence.mentions
        if m.kind is MentionKind.PLACE and first <= m.first < reach and m.subkind != "venue"
    ]
    words = tokens[first:last]
    only_place = places and places[0].first <= first + 1 and places[0].last >= last
    if only_place:
        found.occasions.append(_what_for(document, sentence, last, places[0]) or places[0])
    elif words and not all(t.word.lower in _PLAIN for t in words):
        found.occasions.append(_phrase(document, sentence, first, last))
    elif places:
        found.occasions.append(places[0])


def _what_for(document: Document, sentence: Sentence, last: int, place: Mention) -> Mention | None:
    """`to Yokohama for the port anniversary`."""
    tokens = sentence.tokens
    if last + 1 >= len(tokens) or tokens[last].word.lower != "for":
        return None
    end = _phrase_end(sentence, last + 1)
    words = tokens[last + 1 : end]
    if not words or any(t.word.verb is not None and not t.is_capital for t in words):
        return None
    found = _phrase(document, sentence, last + 1, end)
    found.place = place.name
    return found if found.name and not found.name[0].isdigit() else None


def _for_event(sentence: Sentence, last: int) -> list[Mention]:
    """`to Kazan for the forum`."""
    tokens = sentence.tokens
    if last >= len(tokens) or tokens[last].word.lower not in ("for", "to"):
        return []
    return [
        m
        for m in sentence.mentions
        if m.kind is MentionKind.EVENT and 0 <= m.first - last <= _REACH
    ][:1]


def _joined_events(sentence: Sentence, event: Mention) -> list[Mention]:
    """`to the Expo and to the Summit`."""
    found: list[Mention] = []
    last = event.last
    for mention in sentence.mentions:
        if mention.kind is not MentionKind.EVENT or mention.first < last:
            continue
        gap = sentence.tokens[last : mention.first]
        lows = [t.word.lower for t in gap]
        led = mention.marker in ("to", "for") and len(gap) <= _LONGEST + 2
        listed = all(t in _LIST for t in lows)
        if not ({"and", ","} & set(lows)) or not (led or listed):
            break
        if any(t.bounds_clause for t in gap):
            break
        found.append(mention)
        last = mention.last
    return found


_LIST = frozenset({"and", ",", "to", "the", "its", "their", "for", "also"})


def _phrase_end(sentence: Sentence, first: int) -> int:
    tokens, at = sentence.tokens, first
    dates = {d.passage.start for d in sentence.dates}
    while at < len(tokens) and at - first < _LONGEST:
        token = tokens[at]
        if _is_end(tokens, at) or token.text == ",":
            break
        if token.start in dates or token.word.lower in _STOPS or token.bounds_clause:
            break
        at += 1
    return at


def _phrase(document: Document, sentence: Sentence, first: int, last: int) -> Mention:
    tokens = sentence.tokens
    return Mention(
        MentionKind.EVENT,
        first,
        last,
        surface(tokens, first, last, document.text),
        passage_of(tokens, first, last),
        subkind=PHRASE,
    )


def _take_invitee(
    document: Document, sentence: Sentence, start: int, end: int, found: Inviting
) -> None:
    """The object of the verb: a mention, a pronoun, guests, or people of a place."""
    tokens = sentence.tokens
    words = [t for t in tokens[start:end] if t.is_word]
    inside = [m for m in sentence.mentions if start <= m.first < end and m.kind in _ACTORS]
    found.to = [m for m in inside if m.kind is not MentionKind.GROUP or m.place or m.members]
    if found.to:
        return
    place = place_in(tokens, start, end) or _people_named(document, words)
    if place is None or len(words) > _WIDEST or any(t.bounds_clause for t in words):
        found.to_other = any(t.word.lower in _OTHERS for t in words[:_REACH])
        return
    mention = _phrase(document, sentence, start, end)
    mention.kind, mention.place, mention.subkind = MentionKind.GROUP, place, "people"
    found.to = [mention]


def _people_named(document: Document, words: list[Token]) -> str | None:
    """`Arab mayors`, `Balkan cities`: an adjective with a capital before those invited."""
    if 2 <= len(words) <= 4 and words[0].is_capital and words[-1].word.lower in _OTHERS:
        return words[0].text
    return None


def _of_wish(document: Document, frame: Frame) -> Inviting | None:
    """`we look forward to welcoming you at the fair`, said to the other side."""
    sentence, start = frame.sentence, frame.trigger.last
    if sentence.voice is None and spoken_by(document, sentence) is None:
        return None
    found = Inviting()
    tokens = sentence.tokens
    at = start
    while at < len(tokens) and tokens[at].word.lower not in ("at", "in", "to", "for"):
        if _is_end(tokens, at):
            return None
        at += 1
    if at >= len(tokens):
        return None
    _take_invitee(document, sentence, start, at, found)
    if not found.to and not found.to_other:
        return None
    _take_phrase(document, sentence, at + 1, found)
    return found if found.occasions else None


def _of_noun(document: Document, frame: Frame) -> Inviting | None:
    """`at the invitation of X`, `an invitation from X for Y to Z`, `X accepted the invitation`."""
    sentence, at = frame.sentence, frame.trigger.first
    tokens = sentence.tokens
    if frame.trigger.last < len(tokens) and tokens[frame.trigger.last].word.lower in _PLAIN:
        return None  # `invitation letter`
    found = Inviting(each_invites=True)
    found.by = _noun_inviters(sentence, at)
    start = max([frame.trigger.last, *(m.last for m in found.by if m.first > at)])
    found.to = _noun_invitees(document, sentence, start, found)
    start = max([start, *(m.last for m in found.to)])
    occasion = _occasion_at(sentence, start)
    if occasion is not None and occasion - start <= 1:
        _take_occasions(document, sentence, occasion, found)
    if at >= 2 and [t.word.lower for t in tokens[at - 2 : at]] in (["at", "the"], ["on", "the"]):
        return _at_invitation(document, sentence, at, found)
    if not found.to and _is_answered(sentence, at):
        found.to = _before_noun(sentence, at, Inviting(to=found.by))
    if not found.by:
        found.by = _thanked(sentence, at)
    if not found.by and not found.occasions:
        return None
    if not found.to:
        found.to_other = True
        found.bearers = _before_noun(sentence, at, Inviting(to=found.by))
    if found.to and not found.by:
        found.by = _before_noun(sentence, at, found)
    return found


_ANSWERS = listed("invitations", "answers")


def _is_answered(sentence: Sentence, at: int) -> bool:
    """`X accepted the invitation`, `X received an invitation`: X is invited."""
    before = sentence.tokens[max(0, at - _REACH) : at]
    return any(t.word.lower in _ANSWERS for t in before)


def _thanked(sentence: Sentence, at: int) -> list[Mention]:
    """`thanked X for the invitation`: X invited."""
    words = sentence.tokens[max(0, at - 14) : at]
    if not any(t.word.lemma == "thank" for t in words):
        return []
    objects = [
        m
        for m in sentence.mentions
        if m.last <= at and m.kind in _ACTORS and _thanks_before(sentence, m)
    ]
    return objects[:1]


def _thanks_before(sentence: Sentence, mention: Mention) -> bool:
    before = sentence.tokens[max(0, mention.first - 4) : mention.first]
    return any(t.word.lemma == "thank" for t in before)


def _before_noun(sentence: Sentence, at: int, found: Inviting) -> list[Mention]:
    """`X conveyed an invitation to Y`: nobody else is said to send it."""
    return [
        m
        for m in sentence.mentions
        if m.last <= at and m.kind in _ACTORS and m.marker == "" and m not in found.to
    ][:1]


def _noun_inviters(sentence: Sentence, at: int) -> list[Mention]:
    """`invitation of A, B and C`, `A's invitation`."""
    tokens = sentence.tokens
    before = [m for m in sentence.mentions if m.last == at and m.marker == "of" and m.kind in _BY]
    if before:
        return before
    found: list[Mention] = []
    last = at + 1
    for mention in sentence.mentions:
        if mention.first <= at:
            continue
        gap = [t.word.lower for t in tokens[last : mention.first]]
        if not found and not (set(gap[:1]) & {"of", "from", "by"} and len(gap) <= _REACH):
            break
        if found and (not gap or gap[0] not in (",", "and", "in", "of") or len(gap) > _REACH):
            break
        if mention.kind in _BY and (not found or gap[0] in (",", "and")):
            found.append(mention)
        last = mention.last
    return [m for m in found if m.kind is not MentionKind.PLACE] or found


_BY = (MentionKind.PERSON, MentionKind.INSTITUTION, MentionKind.PLACE)


def _noun_invitees(
    document: Document, sentence: Sentence, start: int, found: Inviting
) -> list[Mention]:
    """`an invitation from X for a business group to attend Y`, `invitation to the Mayor`."""
    tokens = sentence.tokens
    if start >= len(tokens) or tokens[start].word.lower not in ("to", "for"):
        return []
    named = [
        m
        for m in sentence.mentions
        if m.kind in _ACTORS and start < m.first <= start + 3 and m not in found.by
    ]
    if named:
        return named[:1]
    end = start + 1
    while end < len(tokens) and tokens[end].word.lower not in ("to", ",", "."):
        end += 1
    if end < len(tokens) and tokens[end].word.lower == "to" and end > start + 1:
        _take_invitee(document, sentence, start + 1, end, found)
        return found.to
    return []


def _at_invitation(
    document: Document, sentence: Sentence, at: int, found: Inviting
) -> Inviting | None:
    """Who came at somebody's invitation, and to what: the other verb of the sentence tells."""
    if not found.by:
        return None
    visits = [f for f in document.frames_of(sentence) if f.name in ("visit", "attend")]
    visits.sort(key=lambda f: abs(f.trigger.first - at))
    for frame in visits:
        roles = frame.roles
        guests = [*roles.get("guest", []), *roles.get("attendee", [])]
        guests = [m for m in guests if m not in found.by]
        if guests and not found.to:
            found.to = guests
        found.occasions = found.occasions or [*roles.get("event", [])]
    if not found.occasions:
        found.occasions = _places_visited(sentence, visits, found) or _a_visit(document, sentence)
    if not found.to:
        subjects = [
            m
            for m in sentence.mentions
            if m.kind in _ACTORS and m.marker == "" and m not in found.by
        ]
        found.to = subjects[:1]
    return found if found.to else None


def _places_visited(sentence: Sentence, visits: list[Frame], found: Inviting) -> list[Mention]:
    return [
        m
        for frame in visits
        for m in (*frame.roles.get("place", []), *frame.roles.get("host", []))
        if m.kind is MentionKind.PLACE and m.subkind != "venue"
    ][:1]


def _a_visit(document: Document, sentence: Sentence) -> list[Mention]:
    """The word for the visit itself, where no place is named."""
    for index, token in enumerate(sentence.tokens):
        if token.word.value("encounter") == "visit":
            return [_phrase(document, sentence, index, index + 1)]
    return []
