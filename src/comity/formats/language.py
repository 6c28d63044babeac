"""The language of a text among Turkish, English and Russian, by its commonest words."""

from __future__ import annotations

import re

_WORDS = {
    "tr": "ve bir bu ile için de da olarak olan daha çok en gibi kadar sonra ise göre ilgili"
    " arasında tarafından belediye başkanı dedi etti oldu iki yapılan edildi büyükşehir",
    "en": "the of and to in a is for on with that by at from was as it be has are will this said"
    " his an which were their have not been between mayor city",
    "ru": "и в на с по не что из к для о от за как это города он при до также его был их года мэр"
    " было она области между который а но или во со об",
}
_SHARE_NEEDED = 0.06
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4000
_TURKISH = re.compile("[ışğ]")
_NOT_TURKISH = re.compile("[əñň]")
_CYRILLIC = re.compile("[а-яё]")
# Letters that Russian lacks and its neighbours use much.
_NOT_RUSSIAN = re.compile("[іїєґўәғқңөұүһҳҷӯ]")
_BY_WORD = {word: language for language, words in _WORDS.items() for word in words.split()}


def language_of(text: str) -> str | None:
    """`tr`, `en` or `ru`, or None where the text is in another language or says too little."""
    sample = text[:_SAMPLE].replace("İ", "i").lower()
    words = _WORD.findall(sample)
    if not words:
        return None
    if len(_CYRILLIC.findall(sample)) > 2 * len(words):
        return None if len(_NOT_RUSSIAN.findall(sample)) > len(words) / 10 else "ru"
    counts = dict.fromkeys(_WORDS, 0.0)
    for word in words:
        language = _BY_WORD.get(word)
        if language is not None:
            counts[language] += 1
    counts["tr"] += len(_TURKISH.findall(sample)) / 2
    if len(_NOT_TURKISH.findall(sample)) > len(words) / 10:
        counts["tr"] = 0
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] >= _SHARE_NEEDED * len(words) else None
