"""People of an English sentence with the offices beside their names."""

from __future__ import annotations

from comity.reading.document import Mention, MentionKind, Office
from comity.reading.languages.english.apposition import person_after, person_before
from comity.reading.languages.english.bodies import is_body_head
from comity.reading.languages.english.determiners import DEFINITE
from comity.reading.languages.english.line import Line, add_person
from comity.reading.languages.english.names import (
    Name,
    is_name_word,
    is_post_nominal,
)
from comity.reading.languages.english.offices import OfficePhrase
from comity.reading.languages.english.phrases import passage_of, place_width, surface
from comity.reading.languages.english.several import read_several
from comity.reading.languages.english.words import listed

_MOST_OFFICES = 4


def find_people(line: Line) -> None:
    """Office phrases with their people, in order; titles alone become references."""
    index = 0
    while index < len(line.tokens):
        word = line.tokens[index].word
        if line.taken[index] or not word.has("office") or word.is_plural:
            if word.is_plural and word.has("office") and not line.taken[index]:
                read_several(line, index)
            index += 1
            continue
        if _is_of_several(line, index):
            index += 1
            continue
        index = max(_read(line, _head_from(line, index)), index + 1)


def _is_of_several(line: Line, index: int) -> bool:
    """`Deputy Mayors`: the first word of a title of several people."""
    following = line.tokens[index + 1] if index + 1 < len(line.tokens) else None
    return (
        following is not None
        and line.tokens[index].word.has("title")
        and following.word.is_plural
        and following.word.has("office")
    )


def _head_from(line: Line, head: int) -> int:
    """The last role word of a compound (`Deputy Mayor`, `Executive Director`)."""
    tokens = line.tokens
    while head + 1 < len(tokens) and not tokens[head].suffix:
        ahead = head + 1
        while (
            ahead < len(tokens)
            and tokens[ahead].word.has("title", "subject")
            and (ahead - head <= 3 and not tokens[ahead].word.has("office"))
        ):
            ahead += 1
        following = tokens[ahead] if ahead < len(tokens) else tokens[head]
        if following is tokens[head] or not following.word.has("office"):
            break
        if following.word.is_plural or following.word.value("title") == "after":
            break
        if not _is_one_title(line, head, ahead):
            break
        head = ahead
    return head


def _is_one_title(line: Line, head: int, ahead: int) -> bool:
    """Whether two role words are one title: `Deputy Mayor`, `Head teacher`; not `Mayor Cllr`."""
    tokens = line.tokens
    kind = tokens[head].word.value("office")
    if (tokens[ahead].word.lower in _STYLES and kind != "member") or is_post_nominal(tokens[ahead]):
        return False
    if tokens[ahead].word.value("honorific") == "before" and tokens[ahead].is_capital:
        return False
    opens = head == 0 and tokens[0].is_capital
    return opens or tokens[ahead].is_capital == tokens[head].is_capital


_LOCAL = listed("home", "local") | {"governor", "minister", "ambassador"}
_STYLES = listed("persons", "styles")


def _read(line: Line, head: int) -> int:
    phrases = _coordinated(line, head)
    _held_at(line, phrases[0])
    first, last = phrases[0].first, max(p.last for p in phrases)
    before = person_before(line, first)
    after = person_after(line, phrases[-1])
    if after is not None and (before is None or after.first == last):
        last = _with_name(line, phrases, after)
        return last
    offices = [_office(line, p) for p in phrases]
    if before is not None:
        add_person(line, before.first, last, before, offices)
        return last
    _title_alone(line, first, last, phrases, offices)
    return last


def _held_at(line: Line, phrase: OfficePhrase) -> None:
    """`A City Council, represented by its Mayor X`, `the Association, whose chair, X`, `the
    University, led by rector X`."""
    if not _has_owner(line, phrase) or phrase.complements or phrase.body:
        return
    for at in range(phrase.first - 2, max(-1, phrase.first - _OWNER_REACH), -1):
        if line.tokens[at].text in ";:":
            return
        if is_body_head(line.tokens, at) and line.tokens[at].is_capital:
            first = at
            while (
                first > 0 and line.tokens[first - 1].is_capital and line.is_free(first - 1, first)
            ):
                first -= 1
            end = at + 1
            while (
                end < phrase.first
                and line.tokens[end].text not in ",("
                and (line.tokens[end].word.lower not in _LED)
            ):
                end += 1
            phrase.complements.append((first, end))
            return


_OWNER_REACH = 14
_LED = frozenset({"led", "headed", "represented", "chaired", "directed", "managed"})


def _has_owner(line: Line, phrase: OfficePhrase) -> bool:
    """Whether the words before an office say that the body named before them has it."""
    before = [t.word.lower for t in line.tokens[max(0, phrase.first - 2) : phrase.first]]
    if not before:
        return False
    leads = before[-1] == "by" and before[0] in _LED and phrase.kind in ("academic", "manager")
    return before[-1] in ("its", "whose") or leads


def _with_name(line: Line, phrases: list[OfficePhrase], name: Name) -> int:
    """Offices before a name, and those that follow it after a comma."""
    last = phrases[-1].add_after(name.last)
    offices = [_office(line, p) for p in phrases]
    if (
        last < len(line.tokens)
        and line.tokens[last].text == ","
        and not line.tokens[last - 1].suffix
    ):
        more = _after_name(line, last + 1)
        offices += [_office(line, p) for p in more]
        last = max((p.last for p in more), default=last)
    add_person(line, phrases[0].first, last, name, offices)
    return last


def _after_name(line: Line, at: int) -> list[OfficePhrase]:
    """Office phrases in apposition after `Mayor X,` that have no name of their own."""
    head = _next_head(line, at)
    if head is None:
        return []
    phrases = _coordinated(line, head, at)
    end = phrases[-1].last
    following = line.tokens[end] if end < len(line.tokens) else None
    closed = following is None or following.text in ",.;)(" or following.word.has("function")
    if following is not None and following.text == "and":
        closed = _next_head(line, end + 1) is None
    return phrases if closed and person_after(line, phrases[-1]) is None else []


def _office(line: Line, phrase: OfficePhrase) -> Office:
    office = phrase.office()
    if office.title.lower() == "counterpart":
        titles = [m.offices[-1].title for m in line.found if m.offices]
        office.title = titles[-1] if titles else office.title
    return office


def _coordinated(line: Line, head: int, floor: int | None = None) -> list[OfficePhrase]:
    """Offices joined to one another that one person holds."""
    start = line.floor(head) if floor is None else floor
    phrases = [OfficePhrase(line.document, line.tokens, head, start)]
    while len(phrases) < _MOST_OFFICES:
        at = phrases[-1].last
        step = at
        while step < len(line.tokens) and line.tokens[step].text in (",", "and", "&"):
            step += 1
        if step - at > 2 or line.tokens[at - 1].suffix or step >= len(line.tokens):
            break
        if step == at and line.tokens[at].word.value("office") != "member":
            break
        nxt = _next_head(line, step)
        if nxt is None:
            break
        phrase = OfficePhrase(line.document, line.tokens, nxt, step)
        if _is_style(line, phrases[0], phrase):
            return [*phrases, phrase]
        if phrase.first > step + 1 or not _holds_both(line, phrases[0], phrase, at, step):
            break
        phrases.append(phrase)
    _share(line, phrases)
    return phrases


def _share(line: Line, phrases: list[OfficePhrase]) -> None:
    """`president and CEO of X`: both offices are held at X."""
    if len(phrases) != 2 or phrases[0].body or phrases[0].complements or phrases[1].body:
        return
    first, second = phrases
    between = [t.text for t in line.tokens[first.last : second.first]]
    words = {line.tokens[p.head].word.lower for p in phrases}
    if between in (["and"], ["&"]) and not words & _LOCAL:
        first.complements = list(second.complements)


def _is_style(line: Line, first: OfficePhrase, phrase: OfficePhrase) -> bool:
    """`the Mayor of Leeds, Cllr X`, `Acting mayor Cllr X`: a councillor's title before the name."""
    tokens = line.tokens
    if tokens[phrase.head].word.lower not in _STYLES or phrase.last - phrase.first != 1:
        return False
    if not tokens[phrase.head].is_capital or person_after(line, phrase) is None:
        return False
    if first.kind == "envoy" or phrase.first - first.last > 1:
        return False
    if first.kind not in ("head", "deputy") and not (
        first.complements or first.title_end > first.title_last or phrase.first == first.last
    ):
        return False
    owned = any(t.suffix for t in tokens[first.first : first.head])
    definite = first.first == 0 or owned or tokens[first.first - 1].word.lower in DEFINITE
    return phrase.first == first.last or definite or not tokens[first.first - 1].is_word


def _holds_both(line: Line, first: OfficePhrase, phrase: OfficePhrase, at: int, step: int) -> bool:
    """Whether two joined offices are one person's.

    After a name (`X, minister of A and head of B`) they are; before one only when joined by
    `and` without an article (`President of A and Mayor of B X`).
    """
    named_before = person_before(line, first.first) is not None
    styled = phrase.last < len(line.tokens) and line.tokens[phrase.last].word.lower in _STYLES
    has_name = styled or person_after(line, phrase) is not None
    article = line.tokens[step].word.lower in ("the", "a")
    if named_before:
        directly = styled or (has_name and _directly(line, phrase))
        return not directly and not (has_name and line.tokens[at].text == ",")
    joined = line.tokens[step - 1].text in ("and", "&")
    if not has_name:
        return joined and not article and bool(first.last - first.first > 1)
    same_case = line.tokens[first.head].is_capital == line.tokens[phrase.head].is_capital
    if line.tokens[at].text == ",":
        alone = _is_bare(line, first) or _is_closed(line, phrase)
        return not article and same_case and alone and _directly(line, phrase)
    return joined and not article and same_case


def _is_closed(line: Line, phrase: OfficePhrase) -> bool:
    """`the President of the Union, Ambassador X, visited`: a second comma closes what only
    says more of the first."""
    name = person_after(line, phrase)
    behind = line.tokens[name.last : name.last + 2] if name is not None else []
    if len(behind) < 2 or behind[0].text != ",":
        return False
    return behind[1].word.lower != "and" and not behind[1].is_capital


def _is_bare(line: Line, phrase: OfficePhrase) -> bool:
    """`Deputy Minister of X, Chairman of Y Z`: a title in full without an article names nobody by
    itself, so that the name behind the next one is its holder's."""
    before = line.tokens[phrase.first - 1].word if phrase.first else None
    opens = before is None or before.lower in (",", "by", "with", ":") or before.has("function")
    is_capital = line.tokens[phrase.first].is_capital
    return opens and is_capital and bool(phrase.complements or phrase.body)


def _directly(line: Line, phrase: OfficePhrase) -> bool:
    name = person_after(line, phrase)
    return (
        name is not None
        and name.first - phrase.last <= 2
        and (line.tokens[phrase.last].text not in (",", ":"))
    )


def _next_head(line: Line, at: int) -> int | None:
    """The role word of an office phrase that begins at a position."""
    tokens = line.tokens
    for index in range(at, min(at + 10, len(tokens))):
        token = tokens[index]
        if line.taken[index]:
            return None
        if token.word.has("office") and not token.word.is_plural:
            return _head_from(line, index)
        light = token.word.has("title", "subject", "institution") or token.word.lower in (
            "the", "of", "and", "a", "an", "also", "his", "her",
            "then", "current", "currently", "who", "is",
        )  # fmt: skip
        if not token.is_word or not (token.is_capital or light):
            return None
        if is_name_word(token) and not place_width(tokens, index, index + 2) and index > at + 3:
            return None
    return None


def _goes_on(line: Line, first: int) -> bool:
    """`the governor and mayor`: one more of those who are meant by their titles."""
    before = line.found[-1] if line.found else None
    joined = first > 0 and line.tokens[first - 1].word.lower in ("and", "&")
    return joined and before is not None and before.is_reference and before.last == first - 1


def _title_alone(
    line: Line, first: int, last: int, phrases: list[OfficePhrase], offices: list[Office]
) -> None:
    """`the Ambassador`, `Mayor of Kazan`: a reference, if it is definite or names a body."""
    token = line.tokens[phrases[0].head]
    definite = first > 0 and line.tokens[first - 1].word.lower in DEFINITE
    definite = definite or _goes_on(line, first)
    if not (token.is_capital or definite or phrases[0].complements or phrases[0].body):
        return
    whole = first == 0 and last == len(line.tokens)
    if line.sentence.is_heading and not definite and not phrases[0].complements and not whole:
        return
    line.take(
        Mention(
            kind=MentionKind.PERSON,
            first=first,
            last=last,
            name=surface(line.tokens, first, last, line.document.text),
            passage=passage_of(line.tokens, first, last),
            offices=offices,
            marker=line.mark_of(last),
            is_reference=True,
        )
    )
