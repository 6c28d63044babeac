"""What each sentence tells of the agreements that it names or refers to."""

from __future__ import annotations

import re

from comity.reading.assembly.agreements.acts import acts_in
from comity.reading.assembly.agreements.claims import TWINNING, ClaimFinder
from comity.reading.assembly.agreements.instruments import OTHER, Telling
from comity.reading.assembly.agreements.sections import sections_of
from comity.reading.assembly.agreements.stages import stage_of, step_of
from comity.reading.assembly.agreements.year_made import year_made
from comity.reading.assembly.near import clause_of
from comity.reading.assembly.time.dating import date_of, has_passed, term_in, years_in
from comity.reading.document import Document, Mention, MentionKind, Sentence
from comity.reading.findings import Stage, StageReported
from comity.reading.frames import Frame

_YEAR = re.compile(r"(?:19|20)\d\d")
# Their years are those for which they are made.
_FOR_YEARS = frozenset({"programme", "plan-of-measures"})
# What may be told of an agreement that the sentence does not name (`They signed it today`).
_WITHOUT_NAME = frozenset({"signed", "signatures", "mandate", "renewed"})
_MAY_TWIN = frozenset({OTHER, "cooperation-protocol", "sister-city"})
_BY_ARTICLE = {
    "draft": (Stage.PREPARING, "prepared"),
    "proposed": (Stage.PROPOSED, "idea"),
}
_LEAD = 3
_JOINED = 3


def tellings_of(document: Document, finder: ClaimFinder) -> list[Telling]:
    """All tellings in the reporter's voice, in the order of the text."""
    found: list[Telling] = []
    sections = sections_of(document, finder)
    told = document.told()
    twins = [document.language.speaks_of_twinning(s) for s in told]
    for number, sentence in enumerate(told):
        for telling in _in(document, finder, sentence, number):
            telling.section = sections[number]
            telling.is_near_twins = any(twins[:_LEAD] + twins[max(0, number - 2) : number + 2])
            telling.is_in_text_of_twins = any(twins)
            found.append(telling)
    return found


def quoted_tellings_of(document: Document, finder: ClaimFinder) -> list[Telling]:
    """All tellings in somebody's quoted words, placed behind the reporter's sentence before."""
    found: list[Telling] = []
    number = -1
    for sentence in document.sentences:
        if sentence.voice is None:
            number += 1
            continue
        found += _in(document, finder, sentence, max(number, 0))
    return found


def _in(document: Document, finder: ClaimFinder, sentence: Sentence, number: int) -> list[Telling]:
    frames = [f for f in document.frames_of(sentence) if _is_of_agreement(f)]
    named = [
        m
        for m in sentence.mentions
        if m.kind is MentionKind.AGREEMENT
        and not document.language.is_minutes(document, sentence, m)
    ]
    if not (named or frames):
        return []
    return _of_sentence(document, finder, sentence, number, named, frames)


def _is_of_agreement(frame: Frame) -> bool:
    """Frames of agreements, and ceremonies at which one is signed."""
    return frame.name == "agree" or (frame.name == "ceremony" and frame.value == "signing")


def _of_sentence(
    document: Document,
    finder: ClaimFinder,
    sentence: Sentence,
    number: int,
    named: list[Mention],
    frames: list[Frame],
) -> list[Telling]:
    shared: dict[int, list[Frame]] = {id(m): [] for m in named}
    unnamed: list[Frame] = []
    twinning: list[Frame] = []
    for frame in frames:
        concerned = _concerned(document, frame, named)
        for mention in concerned:
            shared[id(mention)].append(frame)
        if not concerned and frame.value in TWINNING:
            if stage_of(document, frame) is not Stage.SIGNED or _is_news(document, frame, number):
                twinning.append(frame)
        elif not concerned and frame.value in _WITHOUT_NAME:
            unnamed.append(frame)
    kept = [m for m in _once(named) if not m.is_plural]
    found = [_named(document, finder, sentence, number, m, shared[id(m)]) for m in kept]
    for telling in found if twinning else ():
        if telling.kind in _MAY_TWIN:
            telling.kind, telling.is_bare = "sister-city", False
            _fill(document, finder, telling, None, twinning)
            twinning = []
    if twinning:
        found.append(_twinning(document, finder, sentence, number, twinning))
    if unnamed and not named and not twinning:
        telling = Telling(sentence, number, OTHER, "", is_named=False)
        _fill(document, finder, telling, None, unnamed)
        if telling.stages:
            found.append(telling)
    return found


def _is_news(document: Document, frame: Frame, number: int) -> bool:
    """Whether `became twins` is what the text reports, not what has long been so: `twinned`
    tells an act where it has a date of its own."""
    date = date_of(document, frame)
    if any(d.edtf.endswith("/..") for d in frame.sentence.dates):
        return False
    passive, become = frame.trigger.is_passive, frame.value == "twins"
    is_state = passive != become  # `were declared twins` is an act, `are twinned` a state
    if date is not None and (not is_state or len(date.edtf) > len("2024")):
        return True
    return date is None and (become or not passive) and number < _LEAD


def _once(named: list[Mention]) -> list[Mention]:
    """`a Memorandum of Understanding (MoU)`: what stands in brackets behind is the same."""
    kept: list[Mention] = []
    for mention in named:
        if kept and mention.first - kept[-1].last <= 1 and mention.subkind == kept[-1].subkind:
            continue
        kept.append(mention)
    return kept


def _concerned(document: Document, frame: Frame, named: list[Mention]) -> list[Mention]:
    """Of which of the agreements that a sentence names a frame speaks: those in its role,
    nearest first with what is joined to it; else the only one in its clause."""
    own = [m for m in frame.roles.get("agreement", []) if m in named]
    if own:
        return _nearest(document, frame, own)
    if frame.value in TWINNING:
        return []
    start, end = clause_of(frame)
    near = [m for m in named if start <= m.passage.start and m.passage.end <= end]
    if frame.value == "prepared" and not near:
        return []
    return _nearest(document, frame, near or named)[:1]


def _nearest(document: Document, frame: Frame, named: list[Mention]) -> list[Mention]:
    if not named:
        return []
    first, last = frame.trigger.first, frame.trigger.last
    best = min(named, key=lambda m: (max(m.first - last, first - m.last), m.first < first))
    chain, joiners = [best], document.language.wording.joiners
    for mention in named:
        if mention is best:
            continue
        low, high = sorted((mention, chain[-1]), key=lambda m: m.first)
        gap = frame.sentence.tokens[low.last : high.first]
        if len(gap) <= _JOINED and any(t.word.lower in joiners for t in gap):
            chain.append(mention)
    return chain


def _named(
    document: Document,
    finder: ClaimFinder,
    sentence: Sentence,
    number: int,
    mention: Mention,
    frames: list[Frame],
) -> Telling:
    kind = mention.subkind or OTHER
    telling = Telling(
        sentence,
        number,
        kind,
        mention.name,
        is_bare=len(mention.name.split()) == 1,
        is_any=document.language.is_any_agreement(mention),
        is_plain=not document.language.says_subject(mention.name),
        is_new=mention.article in ("new", "similar"),
        is_similar=mention.article == "similar",
        years=frozenset(_YEAR.findall(mention.name)),
        fields=document.language.fields_in(sentence),
        acts=acts_in(document, sentence),
    )
    _fill(document, finder, telling, mention, frames)
    telling.under = _parent(sentence, mention)
    if mention.marker == "under":
        telling.until, telling.years_agreed = None, None  # the term is that of what is made
    year = year_made(document, mention)
    if year is not None and not telling.stages and kind not in _FOR_YEARS:
        proof = [sentence.passage]
        stage = StageReported(stage=Stage.SIGNED, step="signed", date=year, proof=proof)
        telling.stages.append(stage)
    return telling


def _parent(sentence: Sentence, mention: Mention) -> str | None:
    """`a programme under the agreement of 2010`: the agreement on whose ground one is made."""
    parents = [
        m
        for m in sentence.mentions
        if m.kind is MentionKind.AGREEMENT and m.marker == "under" and m is not mention
    ]
    return parents[0].name if parents and mention.marker != "under" else None


def _twinning(
    document: Document,
    finder: ClaimFinder,
    sentence: Sentence,
    number: int,
    frames: list[Frame],
) -> Telling:
    """`The two towns became twins`: the act that a sister city agreement makes."""
    title = frames[0].trigger_passage.of(document.text)
    friends = any(
        w.startswith(document.language.wording.friend) for w in frames[0].trigger.evocation.words
    )
    kind = "friendship-city" if friends else "sister-city"
    telling = Telling(sentence, number, kind, title, is_twinning=True)
    _fill(document, finder, telling, None, frames)
    return telling


def _fill(
    document: Document,
    finder: ClaimFinder,
    telling: Telling,
    mention: Mention | None,
    frames: list[Frame],
) -> None:
    telling.claims += finder.claims(telling.sentence, mention, frames)
    for frame in frames:
        stage = stage_of(document, frame)
        if frame.value == "in-force" and document.language.says_signatures(telling.sentence):
            telling.comes_into_force_when_signed = True
            continue
        if stage is None or (frame.value == "signatures" and not frame.roles.get("signatory")):
            continue
        _add_stage(document, telling, frame, stage)
    said = _BY_ARTICLE.get(mention.article) if mention is not None else None
    if said is not None and not telling.stages:
        proof = [telling.sentence.passage]
        telling.stages.append(StageReported(stage=said[0], step=said[1], proof=proof))


_BEFORE_VERB = 3


def _those_named(document: Document, frame: Frame) -> list[Mention]:
    """`A met B in Oslo, where they signed`: those who met, where a pronoun stands for them."""
    first = frame.trigger.first
    near = frame.sentence.tokens[max(first - _BEFORE_VERB, 0) : first]
    if not any(t.word.lower in document.language.wording.those_named for t in near):
        return []
    for other in reversed(document.frames_of(frame.sentence)):
        people = [m for named in other.roles.values() for m in named if m.last <= first]
        people = [m for m in dict.fromkeys(people) if m.kind is MentionKind.PERSON]
        if other.name in ("meet", "visit") and len(people) > 1:
            return people
    return []


def _add_stage(document: Document, telling: Telling, frame: Frame, stage: Stage) -> None:
    if stage in (Stage.SIGNED, Stage.RENEWED):
        for mention in frame.roles.get("signatory") or _those_named(document, frame):
            if mention.kind is MentionKind.PERSON and mention not in telling.signatories:
                telling.signatories.append(mention)
    date = date_of(document, frame)
    telling.until = telling.until or term_in(document, telling.sentence)
    telling.years_agreed = telling.years_agreed or years_in(document, telling.sentence)
    step = step_of(frame, stage)
    if step == "to be signed" and date is not None and not has_passed(document, date):
        date = None  # it is that of the signing to come
    telling.stages.append(
        StageReported(
            stage=stage,
            step=step,
            date=date.edtf if date is not None else None,
            proof=[telling.sentence.passage],
        )
    )
