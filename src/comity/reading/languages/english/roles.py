"""How English marks roles: order and preposition.

The subject stands before the verb without a preposition, the object after it; what a
preposition introduces carries that preposition's function. A verb after `and` shares the
subject of the verb before; a relative pronoun stands for the noun before it; an infinitive
or participle has the subject of the verb it hangs on, or the object of that verb.
"""

from __future__ import annotations

from comity.gazetteer import country_of
from comity.reading.document import Mention, MentionKind, Sentence, Token
from comity.reading.frames import Trigger
from comity.reading.languages.english.determiners import DETERMINERS
from comity.reading.languages.english.scenes import where_it_was
from comity.reading.languages.english.verbs import clause_bounds, group_start
from comity.reading.languages.english.words import listed

_ACTORS = (MentionKind.PERSON, MentionKind.INSTITUTION, MentionKind.GROUP)
_BY_PLACES = frozenset({"plan", "agree", "invite"})
_THINGS = (MentionKind.EVENT, MentionKind.AGREEMENT)
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_UNNAMED = frozenset({"they", "we", "i", "you", "it"})
_OPENING_REACH = 3
_NEAR = 8


def arguments(sentence: Sentence, trigger: Trigger) -> dict[str, list[Mention]]:
    """The mentions around a trigger by grammatical function."""
    bounds = clause_bounds(sentence.tokens)
    found: dict[str, list[Mention]] = {}
    subjects = [] if trigger.evocation.is_noun else _subjects(sentence, trigger, bounds)
    for subject in subjects:
        _file(found, "subject", subject)
    _after(sentence, trigger, bounds, found)
    _before(sentence, trigger, bounds, found)
    return found


def _subjects(sentence: Sentence, trigger: Trigger, bounds: bytearray) -> list[Mention]:
    actors = (*_ACTORS, *_THINGS) if trigger.form.is_passive else _ACTORS
    if "event" in trigger.evocation.roles.get("subject", ()):
        actors = (*actors, MentionKind.EVENT)
    named = trigger.evocation.roles.get("subject", ())
    if trigger.evocation.frame in _BY_PLACES or "place" in named:
        actors = (*actors, MentionKind.PLACE)
    before = [m for m in sentence.mentions if m.last <= trigger.first and m.kind in actors]
    before = [m for m in before if not _in_brackets(sentence.tokens, m)]
    if _is_of_name(sentence, trigger):
        return []
    hangs = trigger.form.form == "infinitive" and trigger.form.is_passive
    if trigger.form.form == "participle" or (hangs and trigger.first - _last(before) <= 3):
        near = before[-1:]
        return near if near and trigger.first - near[0].last <= _NEAR else []
    found = _subject_before(sentence, trigger, bounds, before)
    if not found and trigger.form.form == "converb" and trigger.first < _OPENING_REACH:
        return _subject_ahead(sentence, trigger)
    return found


def _is_of_name(sentence: Sentence, trigger: Trigger) -> bool:
    """`the agreement on establishing relations`: what a name says that it is about, nobody does."""
    before = sentence.tokens[trigger.first - 1] if trigger.first else None
    on = trigger.form.form == "converb" and before is not None and before.word.lower in _ABOUT
    return on and any(
        m.kind is MentionKind.AGREEMENT and 0 < trigger.first - m.last <= 1
        for m in sentence.mentions
    )


_ABOUT = frozenset({"on", "of", "about"})


def _last(mentions: list[Mention]) -> int:
    return mentions[-1].last if mentions else -_NEAR


def _subject_before(
    sentence: Sentence, trigger: Trigger, bounds: bytearray, before: list[Mention]
) -> list[Mention]:
    """Walk to the left, past the verbs that share a subject with this one."""
    tokens = sentence.tokens
    is_finite = trigger.form.form == "finite"
    start = group_start(tokens, trigger.first)
    first, by_comma = start, False
    if start and tokens[start - 1].word.lower in _UNNAMED:
        return []
    at = start - 1
    while at >= 0:
        token = tokens[at]
        if token.word.lower in _RELATIVE and not bounds[at - 1 : at].count(1):
            relative = _antecedent(sentence, before, at)
            if relative is not None and not (by_comma and relative[-1].marker):
                return relative
            if relative is not None:
                before = [m for m in before if m not in relative and not m.marker]
            if start < first and token.word.lower == "which":
                start, is_finite = at, False  # joined to the verb that the clause hangs on
        if token.quotation is not None or token.text == ";":
            break
        if bounds[at]:
            inner = [m for m in before if m.first > at and m.last <= start and m.marker == ""]
            shares = _is_joined(tokens, at + 1, start) or not is_finite
            if inner and not (is_finite and shares) and start != _relative_at(tokens, start):
                return _with_coordinated(sentence, inner[-1])
            if not shares:
                return _with_coordinated(sentence, inner[-1]) if inner else []
            by_comma = start == first and tokens[start - 1].text == ","
            start = group_start(tokens, at)
            is_finite = True
            at = start
        at -= 1
    near = [m for m in before if m.last <= start and m.marker == "" and m.extra != "member"]
    near = [m for m in near if m.first > at]
    return _with_coordinated(sentence, near[-1]) if near else []


def _relative_at(tokens: list[Token], start: int) -> int:
    """`start` if a relative clause begins there, else -1."""
    return start if tokens[start].word.lower in _RELATIVE else -1


def _antecedent(sentence: Sentence, before: list[Mention], at: int) -> list[Mention] | None:
    """Whom a relative pronoun stands for; `that` after a verb stands for nobody."""
    near = [m for m in before if m.last <= at]
    if not near or at - near[-1].last > 2:
        return None
    if sentence.tokens[at].word.lower == "that" and near[-1].kind is MentionKind.PERSON:
        return None
    between = {t.word.lower for t in sentence.tokens[near[-1].last : at]}
    if between - {",", "(", "of", "both", "all", "with", "to", "in"}:
        return None
    return _with_coordinated(sentence, near[-1])


def _subject_ahead(sentence: Sentence, trigger: Trigger) -> list[Mention]:
    """`Stating that ..., the Ambassador said`: the subject comes after the comma."""
    comma = False
    for index in range(trigger.last, len(sentence.tokens)):
        comma = comma or sentence.tokens[index].text == ","
        if not comma:
            continue
        for mention in sentence.mentions:
            if mention.first >= index and mention.kind in _ACTORS and mention.marker == "":
                return [mention]
        break
    return []


def _is_joined(tokens: list[Token], start: int, position: int) -> bool:
    """Whether the verb group at `position` is joined by `and` to a verb before it."""
    return position > start and tokens[position - 1].word.lower in ("and", "but", ",", "&")


def _with_coordinated(sentence: Sentence, mention: Mention) -> list[Mention]:
    """The mention and those joined to it before by `and` and commas."""
    chain = [mention]
    start = mention.first
    for other in reversed([m for m in sentence.mentions if m.last <= mention.first]):
        if _in_brackets(sentence.tokens, other):
            continue
        if other.marker == "of" and other.last == start:
            start = other.first  # `Poland’s Gdansk`
            continue
        if other.kind not in (*_ACTORS, mention.kind) or other.marker not in ("", chain[-1].marker):
            break
        gap = _outside_brackets(sentence.tokens[other.last : start])
        words = {t.word.lower for t in gap}
        if len(gap) > 7 or not all(_is_of_list(t) for t in gap):
            break
        if not (words & {"and", "&", "well"} or len(chain) > 1):
            break
        chain.insert(0, other)
        start = other.first
    return chain


def _in_brackets(tokens: list[Token], mention: Mention) -> bool:
    """`Karasu Municipality (Sakarya)`: what only explains the name before it."""
    opened = mention.first > 0 and tokens[mention.first - 1].text == "("
    return opened and mention.last < len(tokens) and tokens[mention.last].text == ")"


def _outside_brackets(gap: list[Token]) -> list[Token]:
    kept: list[Token] = []
    depth = 0
    for token in gap:
        depth += token.text == "("
        if not depth:
            kept.append(token)
        depth -= token.text == ")" and depth > 0
    return kept


_LIST_WORDS = DETERMINERS | listed("roles", "list_words")


def _is_of_list(token: Token) -> bool:
    """Whether a word may stand between two members of a list (`and Mr.`, `, 12`)."""
    light = token.word.lower in _LIST_WORDS or token.word.has("honorific") or token.text == "."
    light = light or _says_what(token)
    return light or _counts(token)


def _says_what(token: Token) -> bool:
    """`Urmia and the Turkish city of Erzurum`: what only says what the next place is."""
    if token.is_capital:
        return country_of(token.base) is not None
    return token.word.has("place_noun")


def _counts(token: Token) -> bool:
    """`a seven-person delegation`, `12 officials`."""
    return token.text[0].isdigit() or ("-" in token.text and not token.is_capital)


def _after(
    sentence: Sentence, trigger: Trigger, bounds: bytearray, found: dict[str, list[Mention]]
) -> None:
    stop = _clause_end(sentence.tokens, trigger, bounds)
    opened = lists = False
    previous: Mention | None = None
    for mention in sentence.mentions:
        if trigger.first < mention.first < trigger.last:
            _file(found, mention.marker or "object", mention)  # `became Leeds's sister city`
        if mention.first < trigger.last or mention.first >= stop:
            continue
        if mention in found.get("subject", ()):
            break
        lists = lists or (trigger.is_passive and mention.marker == "by")
        if lists and _goes_on_listing(sentence, mention):
            _file(found, "by", mention)
        elif mention.marker == "" and mention.extra != "member":
            if not opened and _gets_thing(sentence.tokens, trigger, mention):
                break
            joined = previous is not None and _joined(sentence, previous, mention)
            if not opened or joined:
                _file(found, "object", mention)
                opened = True
        elif mention.marker or mention.extra == "member":
            _file(found, mention.marker or "object", mention)
        previous = mention


def _gets_thing(tokens: list[Token], trigger: Trigger, mention: Mention) -> bool:
    """`received an invitation from the head X`: what is received is no person."""
    near = tokens[trigger.last : min(mention.first, trigger.last + _OBJECT)]
    return any(t.word.lower in _RECEIVED for t in near)


_RECEIVED = listed("roles", "received")
_OBJECT = 4


def _goes_on_listing(sentence: Sentence, mention: Mention) -> bool:
    """`was attended by X, the wife of Y, and Z`: one more of those who did it."""
    if mention.kind is not MentionKind.PERSON or mention.marker or mention.first == 0:
        return False
    return sentence.tokens[mention.first - 1].text in (",", "and", "&")


def _clause_end(tokens: list[Token], trigger: Trigger, bounds: bytearray) -> int:
    """Where the words that belong to a verb end: at the next finite verb or relative clause."""
    for index in range(trigger.last, len(tokens)):
        token = tokens[index]
        if token.text == ";" or token.quotation is not None:
            return index
        if bounds[index]:
            return _before_subject(tokens, trigger, index)
        if token.word.lower in _RELATIVE and index > trigger.last:
            return index
    return len(tokens)


def _before_subject(tokens: list[Token], trigger: Trigger, verb: int) -> int:
    """A clause that `and`, `while`, `where` opens before the next verb is no part of this one."""
    for index in range(verb - 1, trigger.last, -1):
        if tokens[index].word.lower in ("while", "where", "when", "but", "as", "before", "after"):
            return index
        if tokens[index].text in (",", "and") and tokens[index - 1].text == ",":
            return index
    return verb


def _joined(sentence: Sentence, previous: Mention, mention: Mention) -> bool:
    gap = _outside_brackets(sentence.tokens[previous.last : mention.first])
    words = {t.word.lower for t in gap}
    listed = len(gap) <= 6 and all(_is_of_list(t) for t in gap)
    return listed and bool(words & {"and", ",", "&"})


def _before(
    sentence: Sentence, trigger: Trigger, bounds: bytearray, found: dict[str, list[Mention]]
) -> None:
    """Adverbials at the start of the clause: `In Kazan, the mayor met ...`."""
    if trigger.evocation.is_noun:
        for mention in sentence.mentions:
            if mention.marker == "of" and _owns_noun(sentence.tokens, mention, trigger):
                _file(found, "of", mention)
    where = where_it_was(sentence, trigger, bounds)
    if where is not None:
        _file(found, "in", where)
    subjects = found.get("subject")
    limit = subjects[0].first if subjects else trigger.first
    for mention in sentence.mentions:
        if mention.last > limit:
            break
        if mention.marker in ("in", "between", "with", "under"):
            if not any(bounds[mention.last : limit]):
                _file(found, mention.marker, mention)


def _owns_noun(tokens: list[Token], mention: Mention, trigger: Trigger) -> bool:
    """`Li Hua's visit`, `Li Hua's first official visit`."""
    if mention.last > trigger.first or trigger.first - mention.last > _QUALIFIERS:
        return False
    between = tokens[mention.last : trigger.first]
    owns = not between or tokens[mention.last - 1].suffix == "s"
    return owns and all(t.is_word and not t.word.has("function", "group") for t in between)


_QUALIFIERS = 3


def _file(found: dict[str, list[Mention]], function: str, mention: Mention) -> None:
    found.setdefault(function, [])
    for one in (mention, *mention.members):
        if one not in found[function]:
            found[function].append(one)
