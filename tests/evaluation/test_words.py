"""Which differences between two words do not count."""

import pytest

from comity.evaluation.words import alike, content_words, fold, overlap, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("İSTANBUL", "istanbul"),
        ("IĞDIR", "ığdır"),
        ("Ćorić", "coric"),
        ("Пётр", "Петр"),
        ("Łódź", "lodz"),
        ("Straße", "STRASSE"),
        ("Kazan’da", "Kazan'da"),
    ],
)
def test_case_diacritics_yo_dots_and_marks_do_not_count(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("başkanı", "başkan"),
        ("müdürlüğü", "müdürü"),
        ("yardımcısı", "yardımcı"),
        ("москвы", "москва"),
        ("московский", "москва"),
        ("уфы", "уфа"),
        ("тверь", "твери"),
        ("consulate", "consul"),
        ("mayors", "mayor"),
    ],
)
def test_forms_of_one_word_are_alike(one: str, other: str) -> None:
    assert alike(fold(one), fold(other))
    assert alike(fold(other), fold(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("commission", "committee"),
        ("port", "portsmouth"),
        ("head", "heat"),
        ("deputy", "department"),
        ("минск", "министр"),
        ("kars", "karşıyaka"),
        ("bursa", "burdur"),
        ("mayor", "minister"),
    ],
)
def test_words_that_only_begin_alike_are_not(one: str, other: str) -> None:
    assert not alike(fold(one), fold(other))


def test_fillers_do_not_count() -> None:
    assert content_words("Department of Culture and Sport") == words("Department Culture Sport")
    assert content_words("Kültür ve Spor") == words("Kültür Spor")
    assert content_words("по делам молодёжи и спорта") == words("делам молодежи спорта")


def test_overlap_is_one_for_the_same_words_in_any_order_and_form() -> None:
    assert overlap(words("open an office in Kazan"), words("Kazan office opens in an")) == 1


def test_overlap_falls_with_words_that_one_side_alone_has() -> None:
    assert overlap(words("open office"), words("open office Kazan July")) == pytest.approx(2 / 3)
    assert overlap(words("open office"), words("students travel")) == 0


def test_nothing_overlaps_nothing_wholly_and_something_not_at_all() -> None:
    assert overlap([], []) == 1
    assert overlap([], ["office"]) == 0
