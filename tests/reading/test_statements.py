"""Statements in three languages: interviews, letters, speakers named by a pronoun or a noun."""

import pytest

from comity.reading import read


def _said(text: str, language: str) -> list[tuple[str, str]]:
    return [(s.speaker, s.text) for s in read(text, language=language).statements]


def test_the_answers_of_an_interview_with_marked_turns_are_statements() -> None:
    text = (
        "Kazan Mayor Ann Lee spoke to us.\n\nQ: What are you proud of?\n\nA: Our trams.\n\n"
        "Q: And the bridge?\n\nA: It opens in May."
    )
    assert _said(text, "en") == [("Ann Lee", "Our trams"), ("Ann Lee", "It opens in May")]


def test_the_answers_behind_questions_of_their_own_line_are_statements() -> None:
    text = (
        "Bursa Belediye Başkanı Ayşe Demirtaş ile konuştuk.\n\nSüreç nasıl başladı?\n\n"
        "Bir mektupla başladı.\n\nSonra ne oldu?\n\nKazan’a gittik.\n\nYa şimdi?\n\n"
        "İmzayı bekliyoruz."
    )
    assert _said(text, "tr") == [
        ("Ayşe Demirtaş", "Bir mektupla başladı"),
        ("Ayşe Demirtaş", "Kazan’a gittik"),
        ("Ayşe Demirtaş", "İmzayı bekliyoruz"),
    ]


def test_two_questions_in_an_article_make_no_interview() -> None:
    text = (
        "Kazan Mayor Ann Lee spoke.\n\nWho pays?\n\nThe council does.\n\nWhy now?\n\nNobody knows."
    )
    assert _said(text, "en") == []


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "ru",
            "Инженер Мария Ким приехала из Сеула. Её ждёт сын.\n\n– Скучаю, – улыбается она.",
            "Мария Ким",
        ),
        (
            "ru",
            "Церемонию открыл консул Илья Протасов.\n\n«Исправим!» – пообещал гость.",
            "Илья Протасов",
        ),
        (
            "ru",
            "Мэр Твери Иван Орлов направил телеграмму. В ней говорится:\n\n"
            "«Скорбим вместе с вами, дорогие друзья».",
            "Иван Орлов",
        ),
        (
            "ru",
            "Начальник управления Анна Белова отвечает: – Школьники поедут в Брест летом.",
            "Анна Белова",
        ),
        (
            "ru",
            "«Мы готовы делиться опытом», – цитирует пресс-служба главу Уфы Ратмира Маева.",
            "Ратмир Маев",
        ),
        (
            "tr",
            "Kaş’a gelen Joost de Wit ise, “Burayı çok sevdim, yine geleceğim” dedi.",
            "Joost de Wit",
        ),
        (
            "tr",
            "Başkan Ayşe Demirtaş mesajında şu ifadelere yer verdi:\n\n"
            "“Acınızı paylaşıyoruz dostlar.”",
            "Ayşe Demirtaş",
        ),
        (
            "en",
            "Mayor Bruce Reynold met Governor Kaito Mori. “I came to sell lithium,” he said.",
            "Bruce Reynold",
        ),
        (
            "en",
            "According to Mayor Ann Lee, “the two cities will build the tram together”.",
            "Ann Lee",
        ),
    ],
)
def test_the_speaker_is_found_where_no_name_stands_by_the_verb(
    language: str, text: str, speaker: str
) -> None:
    assert [s for s, _ in _said(text, language)] == [speaker]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "Başkan Ayşe Demirtaş “Anadolu’da Çin Porseleni” adlı sergiyi gezdiğini söyledi."),
        ("tr", "Başkan Ayşe Demirtaş “geçmiş olsun” dileğinde bulundu."),
        ("ru", "Мэр Иван Орлов сказал «Вечерней газете», что доволен."),
    ],
)
def test_names_and_short_fragments_in_marks_are_no_statements(language: str, text: str) -> None:
    assert _said(text, language) == []
