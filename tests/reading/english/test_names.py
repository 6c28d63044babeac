"""Names of people, told from places, buildings, headings and first words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.reading import read
from comity.reading.document import Document

Reader = Callable[[str], Document]


def _names(document: Document) -> list[str]:
    return [p.name for p in document.people]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The hokim Jahongir Ortiqxo‘jaev came.", "Jahongir Ortiqxo‘jaev"),
        ("Mayor António de Sousa Lopes came.", "António de Sousa Lopes"),
        ('City Mayor Benedicto "Benny" Alipio came.', 'Benedicto "Benny" Alipio'),
        ("The debate was moderated by journalist Hala Gorani-Smythe.", "Hala Gorani-Smythe"),
        ("A piper, Xolani Zzyzwe, who came late, played.", "Xolani Zzyzwe"),
        ("“Good,” Qwertan Uiopov said.", "Qwertan Uiopov"),
    ],
)
def test_a_name_is_read_whole(document: Reader, sentence: str, name: str) -> None:
    assert _names(document(sentence)) == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks were held in the Wielopolski Palace.",
        "By Zhang Jing\n\nThe city opened a park.",
        "Minister Examines Sultan Park\n\nThe park was closed.",
        "They met in Vila Nova de Gaia.",
        "For media enquiries please contact Harriet Sumpter, officer.",
    ],
)
def test_buildings_bylines_and_headings_are_nobody(document: Reader, sentence: str) -> None:
    assert _names(document(sentence)) == []


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Mayor Rui Moreira-Cunha came. Mr. Moreira-Cunha spoke.", 1),
        ("Mayor Ann Lee came. Lee spoke. The mayor left.", 1),
        ("Ms Ann Lee and Ms Eva Lee came.", 2),
    ],
)
def test_one_person_under_several_forms_is_one(document: Reader, text: str, forms: int) -> None:
    assert len(document(text).people) == forms


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mayor Ann Lee met with He Luli, vice chairwoman of the council.", "He Luli"),
        ("An Zhongwei, deputy mayor of Wuhan, spoke.", "An Zhongwei"),
        ("H. E. Mr. Tom Fox, Ambassador of Malta, spoke.", "Tom Fox"),
    ],
)
def test_short_surnames_and_styles_are_told_from_pronouns(text: str, name: str) -> None:
    assert name in [p.name for p in read(text, language="en").people]


@pytest.mark.parametrize(
    "text", ["He said so. Mayor Ann Lee left.", "An Irish mayor, Ann Lee, left."]
)
def test_pronouns_and_articles_are_no_names(text: str) -> None:
    assert [p.name for p in read(text, language="en").people] == ["Ann Lee"]


@pytest.mark.parametrize(
    "text", ["The Mayor, Ann", "Mayor Ann Lee of Leeds, Lord", "By Mayor of St"]
)
def test_a_text_that_breaks_off_is_read_without_error(text: str) -> None:
    assert read(text, language="en").encounters == []
