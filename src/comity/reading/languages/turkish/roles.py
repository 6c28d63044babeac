"""How Turkish marks roles: endings, postpositions, and the place of the verb.

A verb ends its clause; what belongs to it stands before it, after the verb of the clause
before. A converb shares its subject with the verb that follows. A participle stands
before its subject (`ziyaret eden X`), a relative form after its subject in the genitive
(`X’in ziyaret ettiği Y`).
"""

from __future__ import annotations

from comity.reading.document import Mention, MentionKind, Sentence, Token
from comity.reading.frames import Trigger
from comity.reading.lexicon import VerbForm

_ACTORS = (MentionKind.PERSON, MentionKind.INSTITUTION, MentionKind.GROUP)
_HEAD_REACH = 5
# `geleneksel olarak`: a word between a noun and its verb, whatever its form.
_AS = "olarak"
_CLOSING = ("finite", "relative")


def arguments(sentence: Sentence, trigger: Trigger) -> dict[str, list[Mention]]:
    """The mentions around a trigger by grammatical function."""
    form = trigger.form.form
    if trigger.evocation.is_noun:
        return _of_noun(sentence, trigger)
    found = _before(sentence, trigger)
    if form in ("participle", "relative"):
        head = _head_after(sentence, trigger)
        if head is not None:
            _file(found, "head", head)
            if form == "participle":
                found.pop("subject", None)
                found["subject"] = [head]
        elif form == "participle":
            found.pop("subject", None)
    if form in ("relative", "infinitive", "noun") and "of" in found:
        if "subject" not in found or (trigger.evocation.frame == "attend" and _is_behind(found)):
            found["subject"] = found["of"]
    return found


def _is_behind(found: dict[str, list[Mention]]) -> bool:
    """`Başkan A, B’nin de katıldığı ziyaretten ...`: the subject of a relative form stands in
    the genitive, and nearer to it than that of the sentence."""
    return found["of"][-1].first > max(m.first for m in found["subject"])


def _file(found: dict[str, list[Mention]], function: str, mention: Mention) -> None:
    found.setdefault(function, [])
    if mention not in found[function]:
        found[function].append(mention)


def boundary(sentence: Sentence, before: int) -> tuple[int, int]:
    """Where the clause of a verb begins, and where the last participle before it ends."""
    hard, soft = 0, 0
    names = _of_names(sentence)
    for index in range(before - 1, -1, -1):
        token = sentence.tokens[index]
        if index in names:
            continue
        if token.text == ";" and not _ends_clause(sentence.tokens, index):
            continue  # `törene; A, B ve C katıldı`
        if token.text in ";:" or (token.quotation is not None and index + 1 < before):
            hard = index + 1
            break
        verb = token.word.verb
        if verb is None or token.in_marks or token.word.lower == _AS:
            continue
        if token.word.senses and verb.form in ("infinitive", "noun"):
            continue
        if verb.form == "converb" or (
            verb.form == "finite" and not is_attribute(sentence.tokens, index)
        ):
            hard = index + 1
            break
        if not soft:
            soft = index + 1
    return hard, soft


def _ends_clause(tokens: list[Token], mark: int) -> bool:
    """Whether a verb stands before a semicolon; else it opens a list."""
    return any(t.word.verb is not None and t.word.verb.form == "finite" for t in tokens[:mark])


def _of_names(sentence: Sentence) -> set[int]:
    """The words of people's names: Ersin, Yaşar, Gelir are no verbs there."""
    return {
        index
        for m in sentence.mentions
        if m.kind is MentionKind.PERSON
        for index in range(m.first, m.last)
    }


def is_attribute(tokens: list[Token], index: int) -> bool:
    """`düzenlenecek forum`: a future form before a noun is its attribute, not a clause's end."""
    verb = tokens[index].word.verb
    if verb is None or verb.form != "finite" or verb.tense != "future":
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is not None and following.text in _OPENING:
        following = tokens[index + 2] if index + 2 < len(tokens) else None
    return following is not None and following.is_word and following.text not in _CONJUNCTIONS


_OPENING = frozenset("‘“«")
_CONJUNCTIONS = frozenset({"ve", "ancak", "ama", "fakat", "da", "de", "ise"})


def form_at(tokens: list[Token], position: int) -> VerbForm | None:
    """The form of a verb; a future form that is an attribute is a participle."""
    form = tokens[position].word.verb
    if tokens[position].word.lower == _AS:
        return None
    if form is not None and is_attribute(tokens, position):
        return VerbForm("participle", "", form.is_passive, form.is_negated)
    return form


def _before(sentence: Sentence, trigger: Trigger) -> dict[str, list[Mention]]:
    wide = trigger.evocation.gap is not None  # `imzaları A ile B attı`
    limit = trigger.last - 1 if wide else trigger.first
    hard, soft = boundary(sentence, trigger.first)
    found: dict[str, list[Mention]] = {}
    actors: list[Mention] = []
    for mention in sentence.mentions:
        if mention.first >= limit:
            break
        if mention.first < hard:
            continue
        inside = mention.first >= soft or mention.last > soft or _skips(sentence, mention, soft)
        inside = inside or mention.extra == "member"
        marker = mention.marker
        if marker in ("", "with", "between", "by"):
            if marker == "" and mention.kind in _actors(trigger):
                actors.append(mention)
            elif marker == "" and mention.kind in (MentionKind.EVENT, MentionKind.AGREEMENT):
                _file(found, "subject" if trigger.is_passive else "object", mention)
            elif (marker and inside) or marker == "between":
                _file(found, marker, mention)
        elif inside or marker == "of":
            _file(found, marker, mention)
    subjects = _subjects(sentence, actors, trigger)
    if not subjects and hard:
        subjects = _shared_subject(sentence, hard)
    if subjects:
        found["subject"] = subjects + [m for m in found.get("subject", []) if m not in subjects]
    return found


def _actors(trigger: Trigger) -> tuple[MentionKind, ...]:
    """Cities make agreements; they do not visit."""
    return (*_ACTORS, MentionKind.PLACE) if trigger.evocation.frame == "agree" else _ACTORS


def _consists(sentence: Sentence, soft: int) -> bool:
    """`Ali Yavuz ve meclis üyelerinden oluşan heyet`: what a group consists of says no more of
    who is named before `ve`."""
    return sentence.tokens[soft - 1].word.lower.startswith("oluşan")


def _skips(sentence: Sentence, mention: Mention, soft: int) -> bool:
    """Whether a mention before a participle belongs to the main verb all the same: a comma
    parts it from the participle, or the participle is passive and takes no object."""
    following = sentence.tokens[mention.last] if mention.last < len(sentence.tokens) else None
    if following is not None and following.text == ",":
        return True
    if following is not None and following.text == "ve" and _consists(sentence, soft):
        return True
    verb = sentence.tokens[soft - 1].word.verb
    return mention.marker == "object" and verb is not None and verb.is_passive


def _subjects(sentence: Sentence, actors: list[Mention], trigger: Trigger) -> list[Mention]:
    """The nominative actor before the verb and those coordinated with it."""
    if not actors:
        return []
    people = actors
    chain = [people[-1]]
    for mention in reversed(people[:-1]):
        gap = sentence.tokens[mention.last : chain[0].first]
        if gap and any(t.text in ("ve", ",", "ile", "&") for t in gap) and _is_list(gap):
            chain.insert(0, mention)
        else:
            break
    if chain[0] is not people[0] and people[0].kind is MentionKind.PERSON and len(chain) == 1:
        return chain
    return chain


def _is_list(gap: list[Token]) -> bool:
    """Whether only joining words stand between two members of a list."""
    loose = 0
    for token in gap:
        verb = None if token.word.lower == _AS else token.word.verb
        if verb is not None and verb.form in ("finite", "converb"):
            return False
        if token.is_word and not token.is_capital:
            loose += 1
    return loose <= 6


def _shared_subject(sentence: Sentence, before: int) -> list[Mention]:
    """The subject of the clause before, when that clause ends in a converb or in a verb with a
    comma behind it (`Heyet müzeyi gezdi, burada X’ten bilgi aldı`)."""
    verb = sentence.tokens[before - 1].word.verb
    if verb is None:
        return []
    goes_on = before < len(sentence.tokens) and sentence.tokens[before].text in (",", "ve")
    if verb.form != "converb" and not (verb.form == "finite" and goes_on):
        return []
    actors = [
        m for m in sentence.mentions if m.last <= before and m.marker == "" and m.kind in _ACTORS
    ]
    led = [m for m in actors if m.members]
    return led[-1:] or actors[:1]


def _head_after(sentence: Sentence, trigger: Trigger) -> Mention | None:
    """The noun phrase that a participle or relative form stands before."""
    for mention in sentence.mentions:
        if mention.first >= trigger.last:
            gap = sentence.tokens[trigger.last : mention.first]
            if len(gap) > _HEAD_REACH or any(not t.is_word for t in gap):
                return None
            if any(t.word.verb is not None and not t.word.senses for t in gap):
                return None
            return mention
    return None


def _of_noun(sentence: Sentence, trigger: Trigger) -> dict[str, list[Mention]]:
    """`A ile B arasındaki görüşme`, `A’nın ziyareti`: what stands before a noun."""
    found: dict[str, list[Mention]] = {}
    for mention in sentence.mentions:
        if mention.last > trigger.first:
            break
        gap = sentence.tokens[mention.last : trigger.first]
        if any(t.word.verb is not None and t.word.verb.form in _CLOSING for t in gap):
            continue  # `X’in de olduğu ziyaret`: who was there beside the guest
        if mention.marker == "between":
            _file(found, "between", mention)
        elif len(gap) <= 4 and mention.marker in ("of", "in", "with", "to", "from"):
            _file(found, mention.marker, mention)
        elif not gap and mention.marker == "" and mention.kind is MentionKind.PLACE:
            _file(found, "to", mention)  # `Kütahya ziyareti`
    return found
