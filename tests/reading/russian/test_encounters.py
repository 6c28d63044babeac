"""Who came to whom: roles by case and preposition, in any order of words."""

import pytest

from comity.reading import read
from comity.reading.findings import EncounterFinding, EncounterKind, Modality


def encounters_in(text: str) -> list[EncounterFinding]:
    return read(text, language="ru").encounters


@pytest.mark.parametrize(
    ("text", "guest", "host"),
    [
        (
            "Мэр Казани Айрат Лужин принял мэра Анкары Орхана Йылдыза.",
            "Орхан Йылдыз",
            "Айрат Лужин",
        ),
        (
            "Посла Вьетнама в Беларуси Нгуена Ван Тхо принял мэр Минска Иван Бобров.",
            "Нгуен Ван Тхо",
            "Иван Бобров",
        ),
        (
            "Глава Рязани Олег Волк, принявший мэра Бреста Петра Дуба, вручил ему книгу.",
            "Пётр Дуб",
            "Олег Волк",
        ),
    ],
)
def test_the_host_is_the_subject_and_the_guest_the_object_of_receiving(
    text: str, guest: str, host: str
) -> None:
    (visit,) = encounters_in(text)
    assert visit.kind is EncounterKind.VISIT
    assert (visit.guests[0].replace("Петр ", "Пётр "), visit.hosts) == (guest, [host])


@pytest.mark.parametrize(
    ("text", "guest", "place"),
    [
        ("Белград посетил мэр Москвы Андрей Грач.", "Андрей Грач", "Белград"),
        ("Мэр Казани Айрат Лужин побывал с визитом в Анкаре.", "Айрат Лужин", "Анкара"),
        ("Глава Твери Пётр Дуб находится с визитом в Минске.", "Пётр Дуб", "Минск"),
    ],
)
def test_the_guest_may_stand_before_or_behind_the_verb(text: str, guest: str, place: str) -> None:
    (visit,) = encounters_in(text)
    assert (visit.guests, visit.place) == ([guest], place)


@pytest.mark.parametrize(
    "text",
    [
        "Делегация Минска во главе с мэром Иваном Бобровым прибыла. "
        "Гостей принял мэр Казани Айрат Лужин.",
        "Мэр Казани Айрат Лужин принял делегацию Минска, которую возглавляет мэр Иван Бобров.",
        "Мэр Казани Айрат Лужин принял делегацию Минска. Её возглавил мэр Иван Бобров.",
    ],
)
def test_the_leader_of_a_delegation_is_its_guest(text: str) -> None:
    visits = encounters_in(text)
    assert any(v.guests == ["Иван Бобров"] and v.hosts == ["Айрат Лужин"] for v in visits)


@pytest.mark.parametrize(
    "text",
    [
        "Мэр Казани Айрат Лужин встретился с мэром Анкары Орханом Йылдызом.",
        "Состоялась встреча мэра Казани Айрата Лужина с мэром Анкары Орханом Йылдызом.",
        "Мэр Казани Айрат Лужин и мэр Анкары Орхан Йылдыз провели переговоры.",
    ],
)
def test_talks_have_both_sides_as_participants(text: str) -> None:
    (meeting,) = encounters_in(text)
    assert meeting.kind is EncounterKind.MEETING
    assert sorted(meeting.others) == ["Айрат Лужин", "Орхан Йылдыз"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Мэр Анкары Орхан Йылдыз посетит Казань.", Modality.PLANNED),
        ("Мэр Анкары Орхан Йылдыз не посетил Казань.", Modality.DENIED),
        ("Мэр Анкары Орхан Йылдыз хотел бы посетить Казань.", Modality.WISHED),
        ("Мэр Анкары Орхан Йылдыз посетил Казань.", Modality.HAPPENED),
    ],
)
def test_the_verb_and_its_helpers_tell_how_real_a_visit_is(text: str, modality: Modality) -> None:
    assert [e.modality for e in encounters_in(text)] == [modality]


@pytest.mark.parametrize(
    "text",
    [
        "Мэр Казани Айрат Лужин посетил школу № 8.",
        "Мэр Казани Айрат Лужин встретился с ветеранами.",
        "Мэр Казани Айрат Лужин принял участие в субботнике.",
        "Мэр Казани Айрат Лужин провёл встречу с депутатом Анной Мирской.",
        "Мэр Казани Айрат Лужин пригласил мэра Анкары Орхана Йылдыза посетить Казань.",
    ],
)
def test_what_happens_at_home_and_what_is_only_invited_is_no_encounter(text: str) -> None:
    assert encounters_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Мэр Анкары Орхан Йылдыз прибыл в Казань. Его принял мэр Казани Айрат Лужин.",
        "Мэр Анкары Орхан Йылдыз осмотрел парк. С ним встретился мэр Казани Айрат Лужин.",
        "Приехала мэр Анкары Фатма Йылдыз. Её принял мэр Казани Айрат Лужин.",
    ],
)
def test_pronouns_stand_for_the_subject_of_the_sentence_before(text: str) -> None:
    told = encounters_in(text)[-1]
    names = {*told.hosts, *told.guests, *told.others}
    assert "Айрат Лужин" in names and len(names) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Мэр Казани Айрат Лужин на встрече с генконсулом Китая У Инцинем рассказал о парке.",
        "В ходе беседы с генеральным консулом Китая У Инцинем мэр Казани Айрат Лужин показал парк.",
    ],
)
def test_a_noun_may_tell_of_the_meeting(text: str) -> None:
    (meeting,) = encounters_in(text)
    assert sorted(meeting.others) == ["Айрат Лужин", "У Инцинь"]


@pytest.mark.parametrize(
    "text",
    [
        "Мэр Казани Айрат Лужин думает о встрече с мэром Анкары Орханом Йылдызом.",
        "Встреча с мэром Анкары Орханом Йылдызом сорвалась.",
        "О беседах с мэром Анкары Орханом Йылдызом писали газеты.",
    ],
)
def test_a_noun_alone_tells_of_no_meeting(text: str) -> None:
    assert encounters_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Генконсул Китая У Инцинь прибыл утром. Гостя встретил мэр Казани Айрат Лужин.",
        "Приехал посол Мексики Эктор Ривас. Гостя принял мэр Казани Айрат Лужин.",
    ],
)
def test_the_guest_is_the_one_named_before(text: str) -> None:
    visit = encounters_in(text)[-1]
    assert visit.hosts == ["Айрат Лужин"] and len(visit.guests) == 1


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Визит мэра Анкары Орхана Йылдыза в Казань не состоится.", Modality.DENIED),
        ("Визит мэра Анкары Орхана Йылдыза в Казань намечен на май.", Modality.PLANNED),
        ("Визит мэра Анкары Орхана Йылдыза в Казань состоялся в мае.", Modality.HAPPENED),
    ],
)
def test_a_visit_may_be_the_subject_of_its_verb(text: str, modality: Modality) -> None:
    (visit,) = encounters_in(text)
    assert (visit.guests, visit.place, visit.modality) == (["Орхан Йылдыз"], "Казань", modality)


@pytest.mark.parametrize(
    ("text", "guest"),
    [
        (
            "Ярославль встретил делегацию из китайского города Цзюцзян. Гости осмотрели музеи. "
            "Делегацию китайского города возглавил мэр Цзюцзяна господин Цзян Вэньдин.",
            "Цзян Вэньдин",
        ),
        ("Ярославль встретил делегацию из китайского города Цзюцзян.", "Цзюцзян"),
        ("Ярославль встретил делегацию из турецкого города Бурса.", "Бурса"),
    ],
)
def test_what_a_delegation_comes_from_is_no_host(text: str, guest: str) -> None:
    (visit,) = encounters_in(text)
    assert (visit.hosts, visit.guests) == (["Ярославль"], [guest])
