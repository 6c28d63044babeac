"""Chinese names in the transcription of Palladius: a surname of the closed list and a given name
of one or two of its syllables, with the ending of a case behind it or without."""

from __future__ import annotations

import re
from functools import lru_cache

# The surnames of nine in ten Chinese (the census of 2010), as Palladius writes them.
_SURNAMES = frozenset(
    "ван ли чжан лю чэнь ян хуан чжао у чжоу сюй сунь чжу ма ху линь го хэ гао лян чжэн ло сун се "
    "тан хань цао сюй дэн сяо фэн цзэн чэн цай пэн пань юань юй дун су е люй вэй цзян тянь ду дин "
    "шэнь цзян фань фу чжун лу дай цуй жэнь ляо яо фан цзинь цю ся тань вэй цзоу ши сюн мэн цинь "
    "янь сюэ хоу лэй бай лун дуань хао кун шао мао чан вань гу лай у кан хэ янь инь цянь ню хун "
    "гун лэн цзя гэ ань оу ци чжань мо лань инь ша ли цзи цюй тао жуань мин ло шэн бао юэ гуань "
    "сян чу шуай чжай вэнь пан чжэнь сы".split()
)
_INITIAL = "(?:чж|цз|[бпмфдтнлгкхцсчшжр])"
_FINAL = (
    "(?:уань|юань|янь|ань|энь|инь|унь|юнь|уан|уэй|яо|ао|оу|юэ|уа|уй|эй|ай|ан|эн|ян|ин|ун|юн|ю"
    "|я|э|е|о|а|у|и|ы|юй)"
)
_SYLLABLE = f"(?:{_INITIAL}{_FINAL}|й?(?:вэнь|вэй|вай|вань|ван|вэн|во|ва|у)|{_FINAL}|эр)"
_PLAIN = re.compile(f"{_SYLLABLE}{{1,2}}")
_GIVEN = re.compile(f"{_SYLLABLE}{{1,2}}(?:ом|ем|а|у|е|я|ю)?")


@lru_cache(maxsize=4_000)
def is_chinese(surname: str, given: str) -> bool:
    """Whether two words, in lower case, are a Chinese surname and a given name in any case."""
    return surname in _SURNAMES and len(given) > 1 and _GIVEN.fullmatch(given) is not None


@lru_cache(maxsize=4_000)
def is_declined(surname: str, given: str) -> bool:
    """Whether a Chinese given name can only stand in an oblique case: `Цисяном`, not `Цисян`."""
    return is_chinese(surname, given) and _PLAIN.fullmatch(given) is None
