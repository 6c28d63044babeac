"""The competition's rules of scoring, on a document made up for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from factrueval_rules import Fact, Score, argument, gold_facts, quality, score


def occupation(who: str, position: str, *where: str) -> Fact:
    places = [argument("where", place) for place in where]
    return Fact("occupation", (argument("who", who), argument("position", position), *places))


MAYOR = occupation("Иван Лосев", "мэра", "Тверь")
JUDGE = occupation("Анна Зуева", "судья", "Псков")


def test_a_found_fact_with_all_arguments_is_worth_one() -> None:
    assert quality(MAYOR, [occupation("ИВАН ЛОСЕВ", "мэр", "Твери")]) == 1


def test_missing_and_wrong_arguments_are_counted_off() -> None:
    assert quality(MAYOR, [occupation("Иван Лосев", "мэр")]) == pytest.approx(2 / 3)
    assert quality(MAYOR, [occupation("Иван Лосев", "мэр", "Вологда")]) == pytest.approx(2 / 4)
    assert quality(MAYOR, [occupation("Пётр Гусев", "сторож", "Вологда")]) == 0


def test_two_found_facts_that_share_out_the_arguments_are_worth_less() -> None:
    who = Fact("occupation", (argument("who", "Иван Лосев"),))
    where = Fact("occupation", (argument("where", "Тверь"), argument("position", "мэр")))
    assert quality(MAYOR, [who, where]) == pytest.approx((1 + 1 / 3) / 2)
    assert quality(MAYOR, [MAYOR, MAYOR]) == 1


def test_two_edits_are_free_and_a_third_is_not() -> None:
    assert argument("who", "Лосев Иван").agrees(argument("who", "Лосёв Ивана"))
    assert not argument("who", "Лосев Иван").agrees(argument("who", "Лосеву Иванову"))
    assert not argument("who", "Лосев").agrees(argument("where", "Лосев"))


def test_precision_and_recall_are_means_of_quality() -> None:
    result = score([MAYOR, JUDGE], [MAYOR, occupation("Олег Дятлов", "повар", "Омск")])
    assert (result.precision, result.recall) == (0.5, 0.5)
    assert score([MAYOR], []) == Score(0, 0, 1, 0)


def test_each_found_fact_stands_for_the_gold_fact_that_makes_the_most_of_it() -> None:
    other = occupation("Иван Лосев", "депутат", "Псков")
    result = score([other, MAYOR], [MAYOR, other])
    assert result.f1 == 1


def test_a_difficult_fact_and_what_is_found_for_it_count_neither_way() -> None:
    hard = Fact("occupation", JUDGE.arguments, is_hard=True)
    assert score([MAYOR, hard], [MAYOR, JUDGE]) == Score(1, 1, 1, 1)
    assert score([MAYOR, hard], [MAYOR]) == Score(1, 1, 1, 1)


TEXT = "Мэра Твери Ивана Лосева ждут. Он станет судьёй."
FILES = {
    ".txt": TEXT,
    ".spans": (
        "1 job 0 4 7 1  # 7 Мэра\n2 loc_name 5 5 8 1  # 8 Твери\n3 name 11 5 9 1  # 9 Ивана\n"
        "4 surname 17 6 10 1  # 10 Лосева\n5 job 40 6 11 1  # 11 судьёй\n"
    ),
    ".objects": "21 LocOrg 2 # Твери\n22 Person 3 4 # Ивана Лосева\n",
    ".coref": "31 21\nname Тверь\n\n32 22\nfirstname Иван\nlastname Лосев\n",
    ".facts": (
        "1-0 Occupation\nWho obj32 Лосев Иван\nPosition span1 мэра\nWhere obj31 Тверь\n"
        "Фаза конец\n\n"
        "1-1 Occupation\nWho obj32 Лосев Иван\nJob span5 судья | span5 судьёй\n"
        "Модальность будущее\nСложность повышенная\n"
    ),
}


@pytest.fixture
def document(tmp_path: Path) -> Path:
    for ending, content in FILES.items():
        (tmp_path / f"book_1{ending}").write_text(content, encoding="utf-8")
    return tmp_path / "book_1"


def test_gold_gives_every_form_of_an_entity_and_its_words_in_the_text(document: Path) -> None:
    mayor, judge = gold_facts(document, hard=False)
    who, position, where = mayor.arguments
    assert {"лосев иван", "иван лосев", "лосев", "ивана лосева"} <= who.forms
    assert position.forms == {"мэра"} and where.forms == {"тверь", "твери"}
    assert judge.arguments[1].role == "position" and judge.arguments[1].forms == {"судья", "судьей"}


def test_the_easy_mode_leaves_out_phases_and_marks_what_is_difficult(document: Path) -> None:
    mayor, judge = gold_facts(document, hard=False)
    assert [a.role for a in mayor.arguments] == ["who", "position", "where"]
    assert (mayor.is_hard, judge.is_hard) == (False, True)


def test_the_hard_mode_asks_for_phases_and_leaves_out_what_is_not_real(document: Path) -> None:
    (mayor,) = gold_facts(document, hard=True)
    assert mayor.arguments[-1].role == "фаза" and not mayor.is_hard
