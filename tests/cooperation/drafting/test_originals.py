"""Two originals that differ in one thing: each names its own party first."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

from comity.cooperation.drafting.originals import SignedBy, original_of
from comity.cooperation.texts import Named, Text, templates
from comity.papers import to_pdf

PARTIES = (
    Named("1", {"tr": "İstanbul", "en": "Istanbul", "ru": "Стамбул"}),
    Named("2", {"tr": "Moskova", "en": "Moscow", "ru": "Москва"}),
)
SIGNERS = {
    "1": [SignedBy({"en": "Zeynep Akçabay"}, {"tr": "Genel Sekreter Yardımcısı"})],
    "2": [SignedBy({"en": "Sergey Cheremin", "ru": "Сергей Черёмин"}, {"ru": "министр"})],
}


def words_of(first: str, folder: Path) -> str:
    template = templates()["sister-city"]
    languages = ("tr", "ru")
    text = Text(template.titles, languages, languages, "", PARTIES, template.clauses)
    paper = original_of(text, first, date(2024, 11, 14), "f" * 64, SIGNERS)
    file = folder / f"{first}.pdf"
    file.write_bytes(to_pdf(paper, for_archive=True))
    told = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True)
    return " ".join(told.stdout.split())


def test_each_original_names_its_own_party_first_in_every_language(tmp_path: Path):
    ours, theirs = words_of("1", tmp_path), words_of("2", tmp_path)
    assert "İstanbul ile Moskova arasında Kardeş Şehir Anlaşması" in ours
    assert "Moskova ile İstanbul arasında Kardeş Şehir Anlaşması" in theirs
    assert "Стамбул и Москва" in ours and "Москва и Стамбул" in theirs


def test_the_holder_signs_on_the_left(tmp_path: Path):
    ours, theirs = words_of("1", tmp_path), words_of("2", tmp_path)
    assert "İstanbul adına Moskova adına" in ours
    assert "Moskova adına İstanbul adına" in theirs


def test_the_place_to_sign_bears_name_and_office_in_turkish_and_cyrillic_letters(tmp_path: Path):
    words = words_of("1", tmp_path)
    assert "Zeynep Akçabay" in words and "Genel Sekreter Yardımcısı" in words
    assert "Сергей Черёмин" in words and "министр" in words


def test_every_page_bears_the_hash_of_the_clauses(tmp_path: Path):
    assert words_of("1", tmp_path).count("f" * 64) >= 2
