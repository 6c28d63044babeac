"""How Russian marks roles: case and preposition, within the clause of the verb.

A clause ends at a finite verb's neighbour clause: at a comma or conjunction between two
finite verbs, at a relative word, at a semicolon. What stands in a participial or relative
clause belongs to the verb of that clause only. Coordinated verbs share their subject.
"""

from __future__ import annotations

from dataclasses import replace

from comity.reading.document import Mention, MentionKind, Sentence, Token
from comity.reading.findings import Modality
from comity.reading.frames import Trigger
from comity.reading.languages.russian.clauses import Clause, clauses_of
from comity.reading.languages.russian.verbs import form_at

_DISTRICTS = (" район", " округ", " поселение", " сельсовет")
_REGIONS = (" область", " край")
_ACTORS = (MentionKind.PERSON, MentionKind.INSTITUTION, MentionKind.GROUP, MentionKind.PLACE)


def arguments(sentence: Sentence, trigger: Trigger) -> dict[str, list[Mention]]:
    """The mentions around a trigger by grammatical function."""
    if trigger.evocation.is_noun and not _is_held(sentence, trigger):
        return {}
    if trigger.evocation.modality is Modality.PLANNED and trigger.form.form == "participle":
        return {}  # `запланированный визит не состоится`: the verb of the clause decides
    clause = _clause_at(sentence, trigger)
    if trigger.evocation.is_noun:
        _take_tense(sentence, trigger, clause)
    inside = [
        m
        for m in sentence.mentions
        if m.last > clause.first and m.first < clause.last and not clause.hides(m.first)
    ]
    inside = [m for m in inside if m.marker != "of" or m.first >= _noun_at(sentence, trigger)]
    shared = _shared_subject(sentence, clause, trigger)
    has_subject = any(m.marker == "" and m.extra is None for m in inside)
    found: dict[str, list[Mention]] = {}
    for mention in inside:
        if not _can_take(mention, trigger):
            continue
        for function in _functions(mention, trigger, has_subject, bool(shared)):
            _file(found, function, mention)
    if trigger.evocation.frame == "visit":
        _drop_own_districts(found)
    if trigger.evocation.is_noun and trigger.evocation.frame == "visit" and found.get("of"):
        found.pop("subject", None)  # `в ходе визита делегации`: it is the delegation that came
    if trigger.form.form == "participle":
        return _of_participle(sentence, trigger, clause, found)
    if shared and (trigger.form.form == "converb" or not found.get("subject")):
        found["subject"] = shared
    return found


def _take_tense(sentence: Sentence, trigger: Trigger, clause: Clause) -> None:
    """A noun is as real as the verb of its clause: `подпишут в ходе визита` is to come."""
    for index in range(clause.first, clause.last):
        verb = sentence.tokens[index].word.verb
        if verb is None or verb.form not in ("finite", "infinitive") or clause.hides(index):
            continue
        form = form_at(sentence.tokens, index)
        if form is not None and (form.tense == "future" or form.form == "infinitive"):
            trigger.form = replace(trigger.form, tense="future")
            return


def _is_held(sentence: Sentence, trigger: Trigger) -> bool:
    """`на встрече с X`, `в ходе беседы с X`: the noun tells of a meeting that took place."""
    if trigger.evocation.frame not in ("meet", "visit"):
        return True
    at = trigger.first - 1
    while at > 0 and sentence.tokens[at].word.is_adjectival:
        at -= 1
    before = [t.word.lower for t in sentence.tokens[max(0, at - 1) : at + 1]]
    if trigger.evocation.frame == "visit" and before == ["в", "рамках"]:
        return True
    during = (["в", "ходе"], ["во", "время"], ["по", "итогам"])
    return before[-1:] == ["на"] or before in during


def _clause_at(sentence: Sentence, trigger: Trigger) -> Clause:
    anchor = trigger.first
    for index in range(trigger.first, trigger.last):
        if sentence.tokens[index].word.lemma == trigger.evocation.words[0]:
            anchor = index
            break
    around = [c for c in clauses_of(sentence) if c.first <= anchor < c.last]
    return min(around, key=lambda c: c.last - c.first)


def _noun_at(sentence: Sentence, trigger: Trigger) -> int:
    """Where the noun of `состоялась встреча` stands: a genitive that depends on it follows."""
    wanted = trigger.evocation.words[-1]
    if trigger.evocation.frame not in ("meet", "visit") or trigger.form.form == "participle":
        return 0
    for index in range(trigger.first, trigger.last):
        word = sentence.tokens[index].word
        if wanted in (word.lemma, word.lower) and word.verb is None:
            return index
    return 0


def _functions(mention: Mention, trigger: Trigger, has_subject: bool, is_shared: bool) -> list[str]:
    """The function of a mention; forms that are nominative and accusative alike are objects
    where the clause has another subject, or behind a verb that shares one."""
    if mention.marker != "":
        return [mention.marker]
    if mention.extra != "object":
        return ["subject"]
    behind = mention.first >= trigger.last
    if has_subject or (is_shared and behind):
        return ["object"]
    if mention.kind is MentionKind.PERSON:
        return ["subject"]
    return ["subject", "object"]


def _drop_own_districts(found: dict[str, list[Mention]]) -> None:
    """A governor who visits a district is at home there, unless the text says otherwise."""
    people = [m.person for m in found.get("subject", []) if m.person is not None]
    if not any(_is_of_a_region(o.title, o.place) for p in people for o in p.offices):
        return
    for mentions in found.values():
        mentions[:] = [
            m
            for m in mentions
            if not (m.kind is MentionKind.PLACE and m.name.lower().endswith(_DISTRICTS))
        ]


def _is_of_a_region(title: str, place: str | None) -> bool:
    return "губернатор" in title.lower() or bool(place and place.lower().endswith(_REGIONS))


def _can_take(mention: Mention, trigger: Trigger) -> bool:
    """Parks, museums and works neither receive nor hold talks; pupils who travel are a plan, no
    encounter; a body that is or works somewhere is there for good."""
    is_body = mention.kind is MentionKind.INSTITUTION
    if trigger.evocation.frame == "meet":
        return not (is_body and mention.subkind in ("place", "company"))
    if trigger.evocation.frame != "visit":
        return True
    if is_body and mention.subkind in ("place", "company"):
        return mention.marker == "in"
    if trigger.evocation.words in (("находиться",), ("работать",)) and is_body:
        return mention.marker != ""
    is_people = mention.kind is MentionKind.GROUP and mention.subkind == "people"
    return not (is_people and trigger.evocation.value == "travel")


def _file(found: dict[str, list[Mention]], function: str, mention: Mention) -> None:
    """Add a mention; the members of a group stand with it."""
    members = mention.members if mention.kind is MentionKind.GROUP else []
    for each in (mention, *members):
        if each not in found.setdefault(function, []):
            found[function].append(each)


def _of_participle(
    sentence: Sentence, trigger: Trigger, clause: Clause, found: dict[str, list[Mention]]
) -> dict[str, list[Mention]]:
    """`глава Уфы, принявший делегацию`: the noun before the comma is the participle's subject."""
    found.pop("subject", None)
    head = None
    for mention in sentence.mentions:
        if mention.last <= clause.first:
            head = mention
    if head is None or clause.first - head.last > 2:
        head = _noun_after(sentence, trigger)
    if head is not None:
        _file(found, "head", head)
        _file(found, "subject", head)
    return found


def _noun_after(sentence: Sentence, trigger: Trigger) -> Mention | None:
    """`подписанное Ивановым соглашение`: the noun that the participle stands before."""
    for mention in sentence.mentions:
        if mention.first >= trigger.last and mention.marker in ("", "object", "of", "in", "by"):
            gap: list[Token] = sentence.tokens[trigger.last : mention.first]
            if any(
                t.text in (",", ";") or (t.word.verb and t.word.verb.form == "finite") for t in gap
            ):
                return None
            if mention.kind is MentionKind.AGREEMENT or len(gap) <= 2:
                return mention
    return None


def _has_own_noun(sentence: Sentence, clause: Clause) -> bool:
    """Whether a nominative that is no mention may be the subject: `группа врачей поедет`."""
    taken = {i for m in sentence.mentions for i in range(m.first, m.last)}
    for index in range(clause.first, clause.last):
        word = sentence.tokens[index].word
        if index in taken or clause.hides(index) or word.part != "noun":
            continue
        if word.case == "" and "object" not in word.cases and "" in word.cases:
            return True
    return False


def _shared_subject(sentence: Sentence, clause: Clause, trigger: Trigger) -> list[Mention]:
    """The subject of the clause before, which goes on with a coordinated verb or converb."""
    if not clause.shares:
        return []
    if trigger.evocation.frame in ("visit", "meet") and _has_own_noun(sentence, clause):
        return []
    wanted = trigger.form.is_plural
    for earlier in reversed(clause.before):
        subjects = [
            m
            for m in sentence.mentions
            if earlier.first <= m.first < earlier.last
            and m.marker == ""
            and m.kind in _ACTORS
            and not earlier.hides(m.first)
        ]
        if subjects:
            if wanted or len(subjects) == 1:
                return subjects
            return subjects[:1]
    return []
