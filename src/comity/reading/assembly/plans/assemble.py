"""Plans and promises: what a side said that it would do, with the grade of its words."""

from __future__ import annotations

from comity.reading.assembly.plans.planners import planners
from comity.reading.assembly.sides import Sides
from comity.reading.assembly.time.dating import date_of
from comity.reading.document import DateMention, Document, Mention, MentionKind, Person, Sentence
from comity.reading.findings import Grade, PlanFinding
from comity.reading.frames import FUTURE, Frame
from comity.reading.speech.attribution import spoken_by


def plans_of(document: Document, sides: Sides) -> list[PlanFinding]:
    """What is planned in any voice; who plans is the subject, or the one who speaks."""
    found: list[PlanFinding] = []
    is_told = sides.has_other()
    if not is_told and sides.counterpart() is None:
        return found
    for sentence in document.sentences:
        for frame in document.frames_of(sentence):
            if frame.name != "plan":
                continue
            plan = _plan(document, sides, frame, is_told)
            if plan is not None:
                _keep(found, plan)
    return found


def _keep(found: list[PlanFinding], plan: PlanFinding) -> None:
    """Add a plan unless a passage that it covers, or that covers it, is there already."""
    what = plan.field_proof["what"][0]
    for known in found:
        other = known.field_proof["what"][0]
        if other.overlaps(what):
            if len(what) < len(other) and known.grade is plan.grade:
                found[found.index(known)] = plan
            return
    found.append(plan)


def _plan(document: Document, sides: Sides, frame: Frame, is_told: bool) -> PlanFinding | None:
    passage = document.language.plan_passage(frame.sentence, frame.trigger)
    if passage is None or not document.language.is_concrete(frame.sentence, passage):
        return None
    if _is_visit(document, frame) or _invites(document, frame):
        return None  # told as an encounter or invitation
    who = planners(document, sides, frame, passage)
    if not who:
        return None
    to = _to(sides, frame, who) or _to_the_other(document, sides, frame)
    is_future = frame.trigger.evocation.words == (FUTURE,)
    if (is_future or not is_told) and not (to or _is_across(document, sides, frame, who)):
        return None  # what a city will do at home is no promise to another
    date = _still_to_come(document, date_of(document, frame))
    depends = _depends(document, frame.sentence)
    plan = PlanFinding(
        who=who,
        what=" ".join(passage.of(document.text).split()),
        when=date.edtf if date is not None else None,
        to=to,
        grade=_grade(frame),
        depends_on=depends,
        proof=[frame.passage],
        confidence=0.6,
        field_proof={"what": [passage]},
    )
    if date is not None:
        plan.field_proof["when"] = [date.passage]
    return plan


def _still_to_come(document: Document, date: DateMention | None) -> DateMention | None:
    """A plan's date; `since 2019` in a text of 2023 is that of something else."""
    if date is None or not date.edtf.endswith("/..") or document.published is None:
        return date
    return date if date.edtf[:4] >= document.published[:4] else None


def _is_visit(document: Document, frame: Frame) -> bool:
    """`will pay a visit`, `will meet the mayor`: people of the text come or meet."""
    return any(
        f.name in ("visit", "meet")
        and f.value not in ("noun",)
        and f.trigger.first <= frame.trigger.last
        and frame.trigger.first < f.trigger.last
        and _has_people(f)
        for f in document.frames_of(frame.sentence)
    )


def _invites(document: Document, frame: Frame) -> bool:
    """`we would like to see you at the fair`."""
    return any(
        f.name == "invite"
        and f.trigger.first < frame.trigger.last
        and frame.trigger.first < f.trigger.last
        for f in document.frames_of(frame.sentence)
    )


def _has_people(frame: Frame) -> bool:
    """Whether a person or delegation comes or meets, rather than pupils who travel."""
    return any(
        m.person is not None or m.subkind == "delegation"
        for role in ("guest", "participant")
        for m in frame.roles.get(role, [])
    )


def _is_across(document: Document, sides: Sides, frame: Frame, who: list[str]) -> bool:
    """Whether a promise is made to another side: by both, by one abroad, or of an event."""
    found = [sides.of_place(sides.place_inside(w) or w) for w in who]
    named = [s for s in found if s is not None and s.country is not None]
    if len({s.key for s in named}) > 1 or any(sides.differ(s, sides.home) for s in named):
        return True
    voice = frame.sentence.voice
    speaker = voice.speaker if voice is not None else spoken_by(document, frame.sentence)
    if isinstance(speaker, Person) and sides.differ(sides.of_person(speaker), sides.home):
        return True
    if voice is not None and isinstance(speaker, Person) and sides.of_person(speaker) is not None:
        # `we will build`, said before the other side by one who speaks for a side
        if document.language.speaks_for_city(frame.sentence, frame.trigger):
            return True
    return _holds_event(document, frame)


def _grade(frame: Frame) -> Grade:
    """The grade of the words; what somebody calls for (`should be created`) they intend."""
    value = frame.value or "intends"
    return Grade.INTENDS if value == "impersonal" else Grade(value)


def _holds_event(document: Document, frame: Frame) -> bool:
    """Whether somebody promises an event (`Games will be organised for young people`)."""
    return frame.sentence.voice is not None and any(
        f.name == "organise"
        and f.trigger.first == frame.trigger.first
        and any(m.kind is MentionKind.EVENT for m in f.roles.get("event", []))
        for f in document.frames_of(frame.sentence)
    )


def _to(sides: Sides, frame: Frame, who: list[str]) -> list[str]:
    """The other side's place or body that the sentence names."""
    own = [s for m in frame.sentence.mentions if m.label in who and (s := sides.of_mention(m))]
    voice = frame.sentence.voice
    if not own and voice is not None and isinstance(voice.speaker, Person):
        own = [s for s in (sides.of_person(voice.speaker),) if s is not None]
    mine = own[0] if own else sides.home
    found: list[str] = []
    for mention in frame.sentence.mentions:
        side = sides.of_mention(mention)
        if mine is None or side is None or mention.label in who or not sides.differ(side, mine):
            continue
        if mention.kind in (MentionKind.PLACE, MentionKind.INSTITUTION, MentionKind.PERSON):
            found.append(mention.label)
    return list(dict.fromkeys(found))[:1]


def _to_the_other(document: Document, sides: Sides, frame: Frame) -> list[str]:
    """`We will send eight engineers`, said by one side in a text about two: to the other."""
    voice = frame.sentence.voice
    if voice is None or not isinstance(voice.speaker, Person):
        return []
    if not document.language.is_first_person(frame.sentence, frame.trigger):
        return []
    is_abroad = sides.differ(sides.of_person(voice.speaker), sides.home)
    other = sides.home_place() if is_abroad else sides.counterpart()
    return [other.name] if other is not None else []


def _depends(document: Document, sentence: Sentence) -> str | None:
    """The event with which a plan goes together (`simultaneously with the forum`)."""
    events: list[Mention] = [m for m in sentence.mentions if m.kind is MentionKind.EVENT]
    for event in events:
        if document.language.goes_together(sentence, event):
            return event.name
    return None
