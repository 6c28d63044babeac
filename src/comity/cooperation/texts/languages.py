"""How a text says in which languages it is made, in how many originals, and which text decides.

Each in the grammar of the language that says it: Russian writes "на турецком и русском
языках", English "in Turkish and Russian".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

AND = {"tr": " ve ", "en": " and ", "ru": " и "}
# As they follow "each in", "her biri" and "на".
_NAMES: Mapping[str, Mapping[str, str]] = {
    "tr": {"tr": "Türkçe", "en": "İngilizce", "ru": "Rusça"},
    "en": {"tr": "Turkish", "en": "English", "ru": "Russian"},
    "ru": {"tr": "турецком", "en": "английском", "ru": "русском"},
}
_BOTH = {
    "tr": "Her iki metin de aynı derecede geçerlidir.",
    "en": "Both texts are equally authentic.",
    "ru": "Оба текста имеют одинаковую силу.",
}
_ALL = {
    "tr": "Bütün metinler aynı derecede geçerlidir.",
    "en": "All texts are equally authentic.",
    "ru": "Все тексты имеют одинаковую силу.",
}
_ONLY = {
    "tr": "Yalnızca {} metin geçerlidir.",
    "en": "Only the text in {} is authentic.",
    "ru": "Подлинным является только текст на {}.",
}
_SOME = {
    "tr": "{} metinler aynı derecede geçerlidir.",
    "en": "The texts in {} are equally authentic.",
    "ru": "Одинаковую силу имеют тексты на {}.",
}
_PREVAILS = {
    "tr": "Yorum farklılığı hâlinde {} metin esas alınır.",
    "en": "In case of doubt the text in {} prevails.",
    "ru": "При расхождениях в толковании преимущественную силу имеет текст на {}.",
}


def can_say(spoken: str, languages: Sequence[str]) -> bool:
    """Whether it is known how `spoken` names these languages."""
    return spoken in _NAMES and set(languages) <= set(_NAMES[spoken])


def languages_in(spoken: str, languages: Sequence[str]) -> str:
    """The languages by name: "Turkish, Russian and English"."""
    names = [_NAMES[spoken][each] for each in languages]
    listed = AND[spoken].join(filter(None, (", ".join(names[:-1]), names[-1])))
    if spoken != "ru":
        return listed
    return f"{listed} {'языке' if len(names) == 1 else 'языках'}"


def originals_in(spoken: str, count: int) -> str:
    """The number of originals, as it follows "in" and "в"."""
    if spoken == "tr":
        return f"{count} asıl nüsha"
    if spoken == "en":
        return f"{count} original{'' if count == 1 else 's'}"
    is_one = count % 10 == 1 and count % 100 != 11
    return f"{count} {'подлинном экземпляре' if is_one else 'подлинных экземплярах'}"


def standing_in(
    spoken: str, languages: Sequence[str], authentic: Sequence[str], prevailing: str
) -> str:
    """Which texts bind and which decides in doubt; empty for a text in one language."""
    if len(languages) < 2:
        return ""
    binding = [each for each in languages if each in authentic]
    if len(binding) == len(languages):
        said = (_BOTH if len(languages) == 2 else _ALL)[spoken]
    else:
        shape = _ONLY if len(binding) == 1 else _SOME
        said = shape[spoken].format(languages_in(spoken, binding)) if binding else ""
    decides = _PREVAILS[spoken].format(languages_in(spoken, [prevailing])) if prevailing else ""
    return " ".join(filter(None, (said, decides)))
