"""What a Turkish sentence says is planned: the words that tell it, and whether it is concrete."""

from __future__ import annotations

import re

from comity.passages import Passage
from comity.reading.document import Sentence, Token
from comity.reading.frames import FUTURE, Trigger
from comity.reading.languages.turkish.morphology import lower
from comity.reading.languages.turkish.phrases import case_of
from comity.reading.languages.turkish.roles import is_attribute

_CLITICS = frozenset({"da", "de", "ise", "ayrıca", "bu", "kapsamda", ",", "ve", "ki", "ancak"})
_GENERAL = re.compile(
    r"^(?:geliş|güçlen|art|derin|sür|büyü|pekiş|iyileş|ilerle|devam|gör|öğren|selamla|hisset|yaşa"
    r"|ol(?:m|a|d|u|ş)|bırak|yararlan|unut|bil|inan|say|kal|dön|çalış(?!t)|uğraş|anla|hatırla|de(?:n|di))"
)
_SAID = frozenset({"teşekkür", "dile", "söyle", "belirt", "vurgula", "kutla", "temenni", "ifade"})
_VERBAL = re.compile(r"\w+m[ae](?:k|y[ıiae]|s[ıi](?:n[ıiae]|nd\w*)?|l[ae]r[ıi](?:n[ıiae])?)")
# `veremeyeceklerini` denies, `gidecekti` tells what did not come.
_NOT_TO_COME = re.compile(r"m[ae]y[ae]c[ae][kğ]|[ae]c[ae]kt[ıi]")
_SIDES = ("belediye", "kent", "şehir", "taraf", "ilçe", "başkan", "kurum", "oda")
# Verbs that have the passive's ending and a subject that acts: `taşınacak` (will move).
_MIDDLE = ("taşın", "toplan", "gezin", "görün", "tutun", "dinlen", "geçin", "edin", "kaçın")
_PRONOUNS = frozenset({"o", "onlar", "kendisi", "kendileri"})
_QUANTITIES = frozenset({"bir", "her", "bu", "yeni", "ayrıca", "da", "de", "yarın", "bugün"})
_LONGEST = 30
_LEAD = 3
_LEAST = 2


def plan_passage(sentence: Sentence, trigger: Trigger) -> Passage | None:
    """The complement of a verb of planning, or the clause of a future: what stands before it,
    behind the subject."""
    tokens = sentence.tokens
    if trigger.form.is_negated or sentence.is_heading:
        return None
    if _NOT_TO_COME.search(lower(tokens[trigger.last - 1].text)):
        return None
    if trigger.form.form == "participle":
        return None  # `yapılması planlanan ziyaret`: the verb of the clause tells of it
    is_future = trigger.form.tense == "future"
    end = trigger.last if is_future else trigger.first
    if not is_future and (end == 0 or not _VERBAL.fullmatch(lower(tokens[end - 1].text))):
        return None
    start = _clause_start(tokens, trigger.first, end, is_future)
    for mention in sentence.mentions:
        inside = start <= mention.first and mention.last < end
        if inside and mention.person is not None and mention.marker == "":
            start = mention.last
    start = _past_lead(tokens, start, end)
    if end - start < 2:
        return None
    return Passage(tokens[start].start, tokens[end - 1].end)


def _clause_start(tokens: list[Token], first: int, end: int, is_future: bool) -> int:
    start = first
    if not is_future:
        start = max(0, end - 1)
    while start > 0 and end - start < _LONGEST:
        token = tokens[start - 1]
        verb = token.word.verb
        if token.text in ".;:)" or token.quotation is not None:
            break
        if verb is not None and verb.form in ("finite", "converb"):
            if not is_attribute(tokens, start - 1) and token.word.part == "verb":
                break
        if token.text == "," and start > 1 and _is_reported(tokens[start - 2]):
            break
        start -= 1
    return start


def _is_reported(token: Token) -> bool:
    """`göndereceğini, ...`: one of several things that are reported."""
    verb = token.word.verb
    return verb is not None and verb.form == "relative"


def _past_lead(tokens: list[Token], start: int, end: int) -> int:
    """Without what opens the clause: `Toplantıda,`, `Protokol kapsamında,`, clitics."""
    for at in range(start, min(start + _LEAD, end)):
        if tokens[at].text == "," and at > start and case_of(tokens[at - 1]) in ("in", "with", ""):
            if end - at > _LEAD:
                start = at + 1
            break
    if tokens[start].word.has("encounter") and case_of(tokens[start]) == "in":
        start += 1  # `Görüşmede ... kararlaştırıldı`
    while start < end and (tokens[start].word.lower in _CLITICS or not tokens[start].is_word):
        start += 1
    return start


def is_concrete(sentence: Sentence, passage: Passage) -> bool:
    """Whether the planned act is more than developing or strengthening something."""
    inside = [t for t in sentence.tokens if passage.start <= t.start and t.end <= passage.end]
    if len(inside) < _LEAST:
        return False
    last = inside[-1].word
    if last.lower.startswith(("imzalan", "yürürlüğ")) or inside[-2].word.lower.startswith("imza"):
        return False  # told as an agreement
    return not (_GENERAL.match(last.lower) or last.lemma in _SAID or inside[-2].word.lower in _SAID)


def means_both(sentence: Sentence, trigger: Trigger) -> bool:
    """`taraflar kararlaştırdı`, `her iki belediye açacak`."""
    tokens = sentence.tokens
    for at in range(trigger.first):
        low = tokens[at].word.lower
        if low in ("taraflar", "belediyeler", "kentler"):
            return True
        if low == "iki" and at + 1 < len(tokens) and tokens[at + 1].word.lower.startswith(_SIDES):
            return case_of(tokens[at + 1]) == "" or trigger.evocation.words != (FUTURE,)
    return False


def leaves_out_actor(sentence: Sentence, trigger: Trigger) -> bool:
    """`açılacak`, `kararlaştırıldı`; not `taşınacak`, which its subject does."""
    word = sentence.tokens[trigger.last - 1].word.lower
    return trigger.is_passive and not word.startswith(_MIDDLE)


def shares_subject(sentence: Sentence, trigger: Trigger) -> bool:
    """`Haziranda Kazan’a gidecek`: a pronoun or no subject. A bare noun that does not stand
    right before the verb, as its indefinite object does, is a subject of its own."""
    tokens = sentence.tokens
    start = _clause_start(tokens, trigger.first, trigger.last, is_future=True)
    before = [t for t in tokens[start : trigger.first] if t.is_word]
    if any(t.word.lower in _PRONOUNS for t in before):
        return True
    bare = [t for t in before[:-1] if case_of(t) == "" and t.word.verb is None]
    return all(t.word.lower in _QUANTITIES or t.text.isdigit() for t in bare)
