"""What an English sentence says is planned: the words that tell it, and whether it is concrete."""

from __future__ import annotations

from comity.passages import Passage
from comity.reading.document import Mention, MentionKind, Sentence, Token
from comity.reading.frames import Trigger
from comity.reading.languages.english.determiners import DEFINITE, DETERMINERS
from comity.reading.languages.english.verbs import AUXILIARY, group_start
from comity.reading.languages.english.words import listed

_GENERAL = listed("plans", "general")
_STOPS = frozenset({".", ";", ":", "?", "!"})
_COPULAS = frozenset({"be", "have", "do", "been", "remain", "become"})
_CLAUSE_OPENERS = listed("plans", "clause_openers")
_TOGETHER = ("simultaneously with", "together with", "same time as", "coincide with", "parallel to")
_SPEAKERS = frozenset({"they", "we", "he", "she"})
_BUILDING = frozenset({"establish", "build", "create", "forge", "keep", "maintain"})
_BONDS = frozenset({"relations", "ties", "cooperation", "friendship", "relationship", "bonds"})
_NO_DEEDS = listed("plans", "no_deeds")
_OFFERS = frozenset({"propose", "offer", "promise", "pledge", "announce", "donate"})
_BEFORE_OFFER = frozenset({"a", "an", "two", "three", "another", "free", "joint"})
_ASIDES = frozenset({"today", "yesterday", "also", "jointly", "unanimously", "mutually"})
_AT_HOME = frozenset({"city", "council", "municipality", "town", "administration"})
_CONDITIONS = frozenset({"if", "once", "provided", "unless", "when", "until", "because", "where"})
_SIDES = listed("plans", "sides")
_STARTS = listed("plans", "starts")
_INFINITIVE_REACH = 16
_NEAR = 6
_CLOSE = 3
_CITY_WORDS = frozenset({"we", "our", "they", "their"})


def plan_passage(sentence: Sentence, trigger: Trigger) -> Passage | None:
    """The words that tell what is planned, or None if the verb does not plan here."""
    tokens = sentence.tokens
    if tokens[trigger.last - 1].word.lower in _COPULAS or sentence.is_heading:
        return None
    value = trigger.evocation.value
    if value == "impersonal":
        return _impersonal(sentence, trigger)
    if trigger.form.tense == "future" and trigger.evocation.words[0].startswith("*"):
        return _act(sentence, trigger)
    if trigger.evocation.is_noun:
        return _promised(tokens, trigger.last)
    if trigger.form.is_negated:
        return None
    if trigger.is_passive and trigger.form.form == "finite":
        return _complement(tokens, trigger.last)
    if trigger.form.form != "finite":
        return None
    start = _past_addressee(sentence, trigger.last)
    return _complement(tokens, start) or _offered(sentence, trigger)


def _past_addressee(sentence: Sentence, start: int) -> int:
    """`promised the mayor to send trams`, `proposed to Leeds opening an office`: past to whom."""
    tokens = sentence.tokens
    at = start + (start < len(tokens) and tokens[start].word.lower == "to")
    for mention in sentence.mentions:
        follows = mention.first == at or (
            mention.first == at + 1 and tokens[at].word.lower in DETERMINERS
        )
        if follows and mention.kind in _ADDRESSED:
            return mention.last if _opens_act(tokens, mention.last) else start
    return start


_ADDRESSED = (MentionKind.PERSON, MentionKind.INSTITUTION, MentionKind.PLACE, MentionKind.GROUP)


def _opens_act(tokens: list[Token], at: int) -> bool:
    """Whether a gerund, or `to` before a verb, stands at a position (not `to the Olympics`)."""
    if at < len(tokens) and tokens[at].word.lower == "to":
        return at + 1 < len(tokens) and tokens[at + 1].word.verb is not None
    verb = tokens[at].word.verb if at < len(tokens) else None
    return verb is not None and verb.form == "converb"


def _promised(tokens: list[Token], at: int) -> Passage | None:
    """`a pledge to bring the fair`: the infinitive right behind the noun."""
    if at + 1 >= len(tokens) or tokens[at].word.lower != "to":
        return None
    return _clause(tokens, at + 1) if tokens[at + 1].word.verb is not None else None


def _offered(sentence: Sentence, trigger: Trigger) -> Passage | None:
    """`has proposed a container service`, `promised an answer`: the thing itself."""
    tokens, at = sentence.tokens, trigger.last
    if trigger.evocation.words[-1] not in _OFFERS or at >= len(tokens):
        return None
    if tokens[at].word.lower not in _BEFORE_OFFER and not tokens[at].text[0].isdigit():
        return None
    return _clause(tokens, at)


def _impersonal(sentence: Sentence, trigger: Trigger) -> Passage | None:
    """`a market should be created, where ...`: what somebody calls for, for their own side."""
    if trigger.form.mood != "must" or sentence.voice is None:
        return None
    end = sentence.end - (1 if sentence.tokens[-1].text in _STOPS else 0)
    return Passage(_subject_start(sentence.tokens, trigger), end)


def _has_unnamed_subject(sentence: Sentence, trigger: Trigger) -> bool:
    """`40 young people will come`: who acts belongs to what is planned, unless it is a name or
    a pronoun."""
    start = group_start(sentence.tokens, trigger.first)
    if start == 0:
        return False
    before = sentence.tokens[start - 1]
    if before.word.lower in (*_SPEAKERS, "i", "which", "who", "that", "it", "and", ",", "parties"):
        return False
    near = [m for m in sentence.mentions if m.last <= start and start - m.last <= 1]
    return not near or near[-1].kind is MentionKind.GROUP


def _subject_start(tokens: list[Token], trigger: Trigger) -> int:
    at = group_start(tokens, trigger.first)
    while at > 0 and tokens[at - 1].text not in (",", ";", ":"):
        if tokens[at - 1].word.lower in _STARTS or tokens[at - 1].bounds_clause:
            break
        at -= 1
    if at > 1 and tokens[at].word.lower in ("which", "who"):
        at -= 1
        while at > 0 and tokens[at - 1].is_capital:
            at -= 1
    return tokens[at].start


def _act(sentence: Sentence, trigger: Trigger) -> Passage | None:
    """`will send eight engineers`: the act itself; in the passive with what it is done to."""
    tokens = sentence.tokens
    if not trigger.is_passive and not _has_unnamed_subject(sentence, trigger):
        return _clause(tokens, trigger.last - 1)
    found = _clause(tokens, trigger.last - 1, least=1)
    return Passage(_subject_start(tokens, trigger), found.end) if found is not None else None


def _complement(tokens: list[Token], start: int) -> Passage | None:
    """`to send students`, `that we open`, `opening an office`, `the office to open`."""
    while start < len(tokens) and tokens[start].word.lower in _ASIDES:
        start += 1
    if start >= len(tokens):
        return None
    low = tokens[start].word.lower
    if low in ("to", "on"):
        return _clause(tokens, start + 1)
    if low == "that":
        theirs = start + 1 < len(tokens) and tokens[start + 1].word.lower in ("you", "it", "this")
        return None if theirs else _clause(tokens, start + 1)
    verb = tokens[start].word.verb
    if verb is not None and verb.form == "converb":
        return _clause(tokens, start)
    if low in DETERMINERS and _infinitive(tokens, start):
        end = len(tokens)
        while end > start and tokens[end - 1].text in _STOPS:
            end -= 1
        return Passage(tokens[start].start, tokens[end - 1].end)
    return None


def _infinitive(tokens: list[Token], start: int) -> bool:
    """Whether `to` and a verb stand after the noun that somebody wants to do something."""
    for index in range(start + 1, min(start + _INFINITIVE_REACH, len(tokens) - 1)):
        if tokens[index].text in _STOPS:
            return False
        verb = tokens[index + 1].word.verb
        if tokens[index + 1].word.lower == "be":
            return False
        if tokens[index].word.lower == "to" and verb is not None and index > start + 1:
            if tokens[index - 1].text == "," or tokens[index - 1].word.part != "verb":
                return True
    return False


def _clause(tokens: list[Token], start: int, least: int = 2) -> Passage | None:
    end = start
    while end < len(tokens) and tokens[end].text not in _STOPS and tokens[end].quotation is None:
        following = tokens[end + 1].word.lower if end + 1 < len(tokens) else ""
        if tokens[end].text == "," and (following in _CLAUSE_OPENERS or following == "to"):
            break
        if end > start + 1 and _is_condition(tokens, end):
            break
        if end > start + 1 and tokens[end].text in ("and", ",") and _opens_clause(tokens, end + 1):
            break
        end += 1
    while end > start and (not tokens[end - 1].is_word or tokens[end - 1].text == "and"):
        end -= 1
    if end - start < least:
        return None
    return Passage(tokens[start].start, tokens[end - 1].end)


def _is_condition(tokens: list[Token], at: int) -> bool:
    """`if the budget allows`, `as soon as a letter arrives`: what the plan depends on."""
    words = [t.word.lower for t in tokens[at : at + 3]]
    return words[0] in _CONDITIONS or words in (["as", "soon", "as"], ["on", "condition", "that"])


def _opens_clause(tokens: list[Token], start: int) -> bool:
    """Whether a subject and its finite verb begin here."""
    for index in range(start, min(start + _NEAR, len(tokens))):
        if tokens[index].bounds_clause:
            return group_start(tokens, index) > start
        if tokens[index].text in (",", "and") or tokens[index].word.lower in _CLAUSE_OPENERS:
            return False
    return False


def is_concrete(sentence: Sentence, passage: Passage) -> bool:
    """Whether the planned act is more than improving or strengthening something."""
    inside = [t for t in sentence.tokens if passage.start <= t.start and t.end <= passage.end]
    if len(inside) < 2:
        return False
    verbs = [
        t
        for t in inside
        if t.word.verb is not None and t.word.lemma and t.word.lower not in AUXILIARY
    ] or inside[:1]
    lead = next((t for t in inside[:3] if t.word.verb is not None), verbs[0])
    words = [t.word.lower for t in inside]
    deeds = [t for t in inside if t.word.verb is not None and t.word.lower not in AUXILIARY]
    if words[0] in _NO_DEEDS or any(t.word.lower in _NO_DEEDS for t in deeds[:1]):
        return False
    if words[0] in ("will", "would", "shall") or words[:2] == ["come", "back"]:
        return False
    if words[:2] in (["go", "on"], ["hold", "talks"], ["hold", "meetings"], ["pay", "a"]):
        return False
    if verbs[0].word.lemma in _BUILDING and _BONDS & set(words):
        return False
    names = {verbs[0].word.lemma}
    if lead.word.lower not in AUXILIARY or lead is verbs[0]:
        names.add(lead.word.lemma or lead.word.lower)
    return not names & _GENERAL


def goes_together(sentence: Sentence, event: Mention) -> bool:
    """`simultaneously with the forum`, `at the same time as`."""
    words = [t.word.lower for t in sentence.tokens[max(0, event.first - 6) : event.first]]
    joined = " ".join(words)
    return any(phrase in joined for phrase in _TOGETHER)


def speaks_for_city(sentence: Sentence, trigger: Trigger) -> bool:
    """`we will send`, `our port will`, `that they would go`: the speaker's city acts."""
    before = sentence.tokens[max(0, trigger.first - _NEAR) : trigger.first]
    return any(t.word.lower in _CITY_WORDS for t in before)


def means_both(sentence: Sentence, trigger: Trigger) -> bool:
    """`the sides agreed`, `their cities should sign`, `it was decided`."""
    tokens = sentence.tokens
    before = [t.word.lower for t in tokens[max(0, trigger.first - _NEAR) : trigger.first]]
    if trigger.is_passive and "it" in before and trigger.evocation.words[0] != "*future":
        return True
    if any(w in _SIDES for w in before[-_CLOSE:]):
        return True
    start = group_start(tokens, trigger.first)
    return start > 0 and tokens[start - 1].word.lower == "both"


def shares_subject(sentence: Sentence, trigger: Trigger) -> bool:
    """`they will send`: a pronoun for the one told of before."""
    start = group_start(sentence.tokens, trigger.first)
    return start > 0 and sentence.tokens[start - 1].word.lower in _SPEAKERS


def acts_for_home(sentence: Sentence, trigger: Trigger) -> bool:
    """`the city has decided`, `our council will`: the text's own city, by a common noun."""
    tokens = sentence.tokens
    start = group_start(tokens, trigger.first)
    if start < 2 or tokens[start - 1].word.lower not in _AT_HOME or tokens[start - 1].is_capital:
        return False
    return tokens[start - 2].word.lower in DEFINITE
