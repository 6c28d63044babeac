"""Analysis of English word forms: lexicon lemmas, plurals, forms of verbs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from comity.reading.frames import FrameLexicon, load_frames
from comity.reading.lexicon import Sense, VerbForm, Word, load_lexicon, load_names

PACKAGE = "comity.reading.languages.english"
_VOWELS = "aeiou"


@cache
def frame_lexicon() -> FrameLexicon:
    """The words that evoke frames; the first word carries the form."""
    return load_frames(PACKAGE, False)


@cache
def _lists() -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for entry in load_lexicon(PACKAGE, "function_words.toml"):
        found.setdefault((entry.cls, entry.value), set()).add(entry.text)
    return {key: frozenset(words) for key, words in found.items()}


def listed(module: str, name: str) -> frozenset[str]:
    """The words of `function_words.toml` that a module asks for; KeyError if there are none."""
    return _lists()[module, name]


@cache
def given_names() -> frozenset[str]:
    """Given names in lower case."""
    names = load_names(PACKAGE, "given_names.txt") | load_names("comity.reading", "given_names.txt")
    return frozenset(" ".join(names).lower().split())


@cache
def _nouns() -> dict[str, tuple[tuple[Sense, ...], bool]]:
    """Word forms -> (senses, plural)."""
    found: dict[str, list[Sense]] = {}
    plural: dict[str, bool] = {}
    for entry in load_lexicon(PACKAGE, "words.toml"):
        if entry.cls == "irregular":
            continue
        sense = Sense(entry.cls, entry.value, entry.text)
        found.setdefault(entry.text, []).append(sense)
        if entry.cls in ("office", "institution", "event", "agreement", "group", "encounter"):
            many = plural_of(entry.text)
            if many not in found:
                found[many] = []
                plural[many] = True
            if plural.get(many):
                found[many].append(sense)
    return {form: (tuple(senses), plural.get(form, False)) for form, senses in found.items()}


def plural_of(noun: str) -> str:
    """The regular plural of a noun."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    return noun + "s"


@cache
def _verbs() -> dict[str, tuple[str, VerbForm]]:
    """All forms of the known verbs -> (lemma, form)."""
    irregular: dict[str, list[str]] = {}
    for entry in load_lexicon(PACKAGE, "words.toml"):
        if entry.cls == "irregular":
            irregular.setdefault(entry.value, []).append(entry.text)
    found: dict[str, tuple[str, VerbForm]] = {}
    lexicon = frame_lexicon()
    for lemma in {phrase.split()[0] for phrase in lexicon.verbs} | set(irregular):
        for form, shape in _forms(lemma, irregular.get(lemma)):
            found.setdefault(form, (lemma, shape))
    for lemma, forms in _AUXILIARIES.items():
        for form, tense in forms:
            found[form] = (lemma, VerbForm("finite", tense))
    return found


_AUXILIARIES = {
    "be": (
        ("is", "present"), ("are", "present"), ("am", "present"), ("was", "past"), ("were", "past"),
    ),
    "have": (("has", "present"), ("have", "present"), ("had", "past")),
    "do": (("does", "present"), ("do", "present"), ("did", "past")),
}  # fmt: skip


def _forms(lemma: str, irregular: list[str] | None) -> Iterator[tuple[str, VerbForm]]:
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    doubled = stem
    if _doubles(lemma):
        doubled = lemma + lemma[-1]
    past = lemma + "d" if lemma.endswith("ee") else doubled + "ed"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        past = lemma[:-1] + "ied"
    forms = irregular or [past, past]
    yield forms[0], VerbForm("finite", "past")
    yield forms[-1], VerbForm("participle", "past")
    yield doubled + "ing", VerbForm("converb", "")
    yield plural_of(lemma), VerbForm("finite", "present")
    yield lemma, VerbForm("infinitive", "")


_DOUBLING = listed("words", "doubling")


def _doubles(lemma: str) -> bool:
    return lemma in _DOUBLING


def analyse(surface: str) -> Word:
    """What is known of one English word form."""
    low = surface.lower()
    senses, plural = _nouns().get(low, ((), False))
    if "-" in low and not senses:
        senses = _compound(low)
    verb = _verbs().get(low)
    lexicon = frame_lexicon()
    if verb is not None:
        return Word(low, senses, verb[1], verb[0], is_plural=plural, part="verb")
    lemma = low if low in lexicon.nouns else (senses[0].lemma if senses else "")
    if low.rstrip("s") in lexicon.nouns and not lemma:
        lemma = low.rstrip("s")
    if not senses and not lemma and low.endswith(("ed", "ing")) and len(low) > 5:
        form = VerbForm("converb") if low.endswith("ing") else VerbForm("finite", "past")
        return Word(low, (), form, "", part="verb?")
    return Word(low, senses, None, lemma, is_plural=plural, part="noun" if senses else "")


def _compound(low: str) -> tuple[Sense, ...]:
    """`Mayor-elect`, `then-Mayor`, `ex-president`, `co-chair`: an office with a part joined."""
    first, _, last = low.partition("-")
    head = last if first in _BEFORE_OFFICE else first if last in _AFTER_OFFICE else ""
    senses, plural = _nouns().get(head, ((), False))
    return () if plural else tuple(s for s in senses if s.cls == "office")


_BEFORE_OFFICE = listed("words", "before_office")
_AFTER_OFFICE = listed("words", "after_office")
_ADVERBS = listed("words", "adverbs")
MODALS = {
    word: meaning for meaning in ("future", "wish", "must") for word in listed("modals", meaning)
}


_BE = frozenset({"be", "been", "being", "is", "are", "was", "were", "am", "get", "got"})
_HAVE = frozenset({"has", "have", "had", "having"})
_DO = frozenset({"did", "does", "do"})
_NEGATING = frozenset({"not", "never", "t", "without"})
_TENSE_OF = {
    **dict.fromkeys(("was", "were", "did"), "past"),
    **dict.fromkeys(("is", "are", "am", "does", "do"), "present"),
    **dict.fromkeys(_HAVE, "past"),
}
_GROUP = 6


class _Auxiliaries:
    """What the auxiliaries before a verb say of its form, read from the verb to the left."""

    __slots__ = (
        "is_any",
        "is_infinitive",
        "is_negated",
        "is_passive",
        "is_running",
        "mood",
        "tense",
    )

    def __init__(self, words: list[str], position: int, form: VerbForm) -> None:
        self.is_any = self.is_infinitive = self.is_negated = False
        self.is_passive = self.is_running = False
        self.tense = self.mood = ""
        for word in reversed(words[max(0, position - _GROUP) : position]):
            if not self._take(word, form):
                break

    def _take(self, word: str, form: VerbForm) -> bool:
        """Add one word; False where the verb's group ends."""
        if word in _NEGATING:
            self.is_negated = True
        elif word in _BE or word in _HAVE or word in _DO:
            self._take_auxiliary(word, form)
        elif word in MODALS:
            self._take_modal(MODALS[word])
        elif word == "to":
            self.is_infinitive = True
            return False
        else:
            return word in _ADVERBS
        return True

    def _take_auxiliary(self, word: str, form: VerbForm) -> None:
        self.is_any = True
        if word in _BE:
            is_past = form.form in ("finite", "participle") and form.tense == "past"
            self.is_passive = self.is_passive or is_past
            self.is_running = self.is_running or form.form == "converb"
        self.tense = "past" if word == "did" else self.tense or _TENSE_OF.get(word, "")

    def _take_modal(self, meaning: str) -> None:
        self.is_any = True
        self.tense = "future" if meaning == "future" else self.tense
        self.mood = "" if meaning == "future" else meaning


def form_at(words: list[str], position: int, form: VerbForm) -> VerbForm:
    """The form of a verb with the auxiliaries that stand before it.

    `words` are the lower-case words of the sentence. `was received` is passive, `will be
    signed` a passive future, `to visit` an infinitive, `did not sign` denied.
    """
    before = _Auxiliaries(words, position, form)
    tense, negated, mood = before.tense, before.is_negated, before.mood
    if before.is_infinitive and (
        form.form == "infinitive" or (form.form in ("participle", "finite") and before.is_passive)
    ):
        return VerbForm("infinitive", "", before.is_passive, negated)
    if form.form == "infinitive" or (form.form == "converb" and before.is_running):
        return VerbForm("finite", tense or "present", False, negated, mood=mood)
    if form.form == "converb":
        return VerbForm("converb", "", False, negated)
    if before.is_any:
        return VerbForm("finite", tense or "past", before.is_passive, negated, mood=mood)
    following = words[position + 1] if position + 1 < len(words) else ""
    if form.form == "participle" or (form.tense == "past" and following in ("by", "between")):
        return VerbForm("participle", "past", True, negated)
    return VerbForm(form.form, form.tense, False, negated)
