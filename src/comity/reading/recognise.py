"""Which language a text is in: Turkish, English, Russian, or one that is not read.

Counts function words: they make up a quarter of running text in any language and are
hardly shared. Neighbours (Azerbaijani, Ukrainian, Bulgarian, German, French, ...) are known
by theirs, so that they are not taken for one of ours.
"""

from __future__ import annotations

import re
from collections import Counter

_FUNCTION_WORDS = {
    "tr": "ve bir bu ile için da de olarak olan çok daha en gibi sonra kadar ise ancak her iki ki ne arasında tarafından yapılan üzere olduğunu değil göre dedi başkanı belediye yer",
    "en": "the of and to in a is that for with was on as by at from be this which an are has have will his her their not it were said he she its",
    "ru": "и в на с что по для из к от не о это как за при но его так уже или был также который которые года между со её их до под были будет",
    "az": "və bir bu ilə üçün olan də da edib ki o sonra olub kimi daha arasında görə həm azərbaycan edilib",
    "uk": "і в на з що до та за від як для не про це у й є під час його її також який які між були",
    "bg": "и на в за да се от са е с по не че като към при това ще беше които който между го",
    "be": "і ў на з што па для да не гэта як ад аб яго якія быў гэты таксама паміж",
    "kk": "және мен бұл үшін бойынша бар болды туралы деп екі осы жылы арасындағы қазақстан оның",
    "de": "der die das und in den von zu mit auf für ist im dem nicht ein eine als auch werden bei nach wurde",
    "fr": "le la les de des et en un une du à dans pour que qui sur par au est avec plus ont été",
    "es": "el la los las de y en un una que del a por con para se su al es como entre más",
    "it": "il la di e che in un una per con del della da al sono è alla gli nel anche",
    "pt": "o a os as de e em um uma que do da para com por no na se ao dos entre",
    "pl": "i w na z do się że nie jest o od za po przez oraz dla są jak",
    "ro": "și în de la cu pe un o că din pentru a al ale sau fi este care",
    "nl": "de het een en van in op te dat voor met is zijn aan door bij ook",
    "el": "και το η ο της του στην στο με για από να των",
    "id": "dan yang di untuk dengan dari ini itu dalam pada ke tidak",
    "sr": "и у на се да је за са од које као који су не и је у na se da je za sa od koje",
}
_WORD = re.compile(r"[^\W\d_]+")
_SETS = {code: frozenset(words.split()) for code, words in _FUNCTION_WORDS.items()}
READ = ("tr", "en", "ru")
_SAMPLE = 30_000


class UnreadLanguage(ValueError):
    """A text in a language that the reader does not read; `language` is its guess or None."""

    def __init__(self, language: str | None) -> None:
        named = (
            f"is in a language that is not read ({language})"
            if language
            else ("has no running text in Turkish, English or Russian")
        )
        super().__init__(f"the text {named}; translate it, or give the language with --language")
        self.language = language


def recognise(text: str) -> str | None:
    """The language of a text among all that are known here, or None without evidence."""
    words = [w.replace("i̇", "i") for w in map(str.lower, _WORD.findall(text[:_SAMPLE]))]
    if not words:
        return None
    counts = Counter(words)
    scores = {
        code: sum(counts[word] for word in known) / len(words) for code, known in _SETS.items()
    }
    best = max(scores, key=lambda code: scores[code])
    if scores[best] >= 0.05 and len(words) >= 8:
        return best
    return _by_letters(text) or (best if scores[best] > 0 else None)


def _by_letters(text: str) -> str | None:
    sample = text[:_SAMPLE]
    cyrillic = len(re.findall(r"[а-яё]", sample, re.IGNORECASE))
    latin = len(re.findall(r"[a-z]", sample, re.IGNORECASE))
    if re.search(r"[ґєіїўқғңөұүһәђћњљј]", sample.lower()):
        return None
    if cyrillic > latin:
        return "ru"
    if latin and re.search(r"[ığşİĞŞ]", sample):
        return "tr"
    return "en" if latin else None


def language_of(text: str, given: str | None = None) -> str:
    """The language in which to read a text: the given one, or the recognised one.

    Raises UnreadLanguage when the text is in none of `READ`.
    """
    if given in READ:
        return given
    found = recognise(text)
    if found in READ:
        return found
    raise UnreadLanguage(found)
