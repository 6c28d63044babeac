"""EDTF dates: what is accepted, what they cover, how they compare and how they are said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.edtf import Duration, DurationError, Edtf, EdtfError, Offset, Precision, display, parse


@pytest.mark.parametrize(
    ("text", "lower", "upper", "precision"),
    [
        ("2024-05-12", date(2024, 5, 12), date(2024, 5, 12), Precision.DAY),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), Precision.MONTH),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28), Precision.MONTH),
        ("2021-21", date(2021, 3, 1), date(2021, 5, 31), Precision.SEASON),
        ("2021-22", date(2021, 6, 1), date(2021, 8, 31), Precision.SEASON),
        ("2021-23", date(2021, 9, 1), date(2021, 11, 30), Precision.SEASON),
        ("2021-24", date(2021, 12, 1), date(2022, 2, 28), Precision.SEASON),
        ("2019", date(2019, 1, 1), date(2019, 12, 31), Precision.YEAR),
        ("202X", date(2020, 1, 1), date(2029, 12, 31), Precision.DECADE),
        ("2021-XX", date(2021, 1, 1), date(2021, 12, 31), Precision.YEAR),
        ("2021-07-XX", date(2021, 7, 1), date(2021, 7, 31), Precision.MONTH),
        ("2023-10~", date(2023, 10, 1), date(2023, 10, 31), Precision.MONTH),
        ("2023?", date(2023, 1, 1), date(2023, 12, 31), Precision.YEAR),
        ("2019/..", date(2019, 1, 1), None, Precision.YEAR),
        ("2019/", date(2019, 1, 1), None, Precision.YEAR),
        ("../2021-22", None, date(2021, 8, 31), Precision.SEASON),
        ("/2021", None, date(2021, 12, 31), Precision.YEAR),
        ("2021-09-09/2021-09-11", date(2021, 9, 9), date(2021, 9, 11), Precision.DAY),
        ("2022/2024-05", date(2022, 1, 1), date(2024, 5, 31), Precision.YEAR),
        ("XXXX-07-01", None, None, Precision.DAY),
        ("XXXX-07-01/XXXX-07-04", None, None, Precision.DAY),
    ],
)
def test_a_date_covers_the_days_that_it_says(
    text: str, lower: date | None, upper: date | None, precision: Precision
) -> None:
    edtf = parse(text)
    assert (edtf.lower, edtf.upper, edtf.precision) == (lower, upper, precision)
    assert str(edtf) == text


def test_a_year_that_is_not_said_keeps_its_month_and_day() -> None:
    start, end = parse("XXXX-07-01/XXXX-07-04").start, parse("XXXX-07-01/XXXX-07-04").end
    assert start is not None and end is not None
    assert (start.year, start.month, start.day) == (None, 7, 1)
    assert (end.year, end.month, end.day) == (None, 7, 4)
    assert not parse("XXXX-07").year_is_said
    assert parse("2021-07").year_is_said


def test_an_open_end_is_not_an_unknown_end() -> None:
    assert parse("2019/..").open_end and not parse("2019/").open_end
    assert parse("../2019").open_start and not parse("/2019").open_start


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [("2023", False, False), ("2023~", True, False), ("2023?", False, True), ("2023%", True, True)],
)
def test_marks_say_about_and_uncertain(text: str, approximate: bool, uncertain: bool) -> None:
    point = parse(text).start
    assert point is not None
    assert (point.approximate, point.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", "is no EDTF date"),
        ("May 2024", "is no EDTF date"),
        ("2024-5", "is no EDTF date"),
        ("2024-05-12T10:00", "is no EDTF date"),
        ("..", "is no EDTF date"),
        ("٢٠٢٤", "is no EDTF date"),
        ("2024/2025/2026", "'2025/2026' is no EDTF date"),
        ("2023-02-29", "that day does not exist"),
        ("2024-04-00", "that day does not exist"),
        ("2024-13", "there is no month 13"),
        ("2024-00", "there is no month 00"),
        ("2024-22-01", "there is no month 22"),
        ("0000", "no year 0000"),
        ("XXXX", "neither year nor month"),
        ("202X-05", "a decade has no month"),
        ("2024-XX-12", "a day needs its month"),
        ("../..", "needs at least one end"),
        ("/", "needs at least one end"),
        ("2024/2023", "ends before it starts"),
        ("2021-07-04/2021-07-01", "ends before it starts"),
        ("2021-07/XXXX-08", "one end says its year"),
    ],
)
def test_an_error_names_the_text_what_is_wrong_and_what_to_do(text: str, wrong: str) -> None:
    with pytest.raises(EdtfError) as raised:
        parse(text)
    assert raised.value.text == text
    assert wrong in raised.value.wrong
    assert raised.value.remedy
    assert repr(text) in str(raised.value)


def test_an_unsaid_year_may_run_over_new_year() -> None:
    turn = parse("XXXX-12-28/XXXX-01-03")
    assert turn.overlaps(parse("XXXX-01-01"))
    assert turn.contains(parse("XXXX-12-31"))
    assert not turn.overlaps(parse("XXXX-01-04"))


def test_dates_sort_by_first_day_then_last_day_and_unsaid_years_come_last() -> None:
    ordered = [
        "2018",
        "2019-01-01",
        "2019-01",
        "2019",
        "2019/2021",
        "2019/..",
        "../2021-22",
        "2021-09-09/2021-09-11",
        "XXXX-01-05",
        "XXXX-07",
    ]
    backwards = ordered[::-1]
    assert sorted(backwards, key=lambda text: parse(text).sort_key) == ordered


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ("2023", "2023-10", True),
        ("2023-10", "2023", False),
        ("2019/..", "2023-10-01", True),
        ("2019/..", "2022/..", True),
        ("2019/2024", "2022/..", False),
        ("2019/", "2023", False),
        ("../2021", "2020-05", True),
        ("../2021", "2022", False),
        ("202X", "2025-22", True),
        ("XXXX-07", "XXXX-07-01/XXXX-07-04", True),
        ("XXXX-07", "2021-07-02", False),
        ("2021", "XXXX-07", False),
    ],
)
def test_a_date_contains_what_lies_in_it_for_certain(
    outer: str, inner: str, expected: bool
) -> None:
    assert parse(outer).contains(parse(inner)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2023", "2023-10", True),
        ("2022", "2023", False),
        ("2021-07-01/2021-07-04", "2021-07-04/2021-07-08", True),
        ("2019/..", "2018", False),
        ("2019/", "2023", True),
        ("../2021", "2019/..", True),
        ("XXXX-07-01", "2021-07", True),
        ("XXXX-07-01", "2021-08", False),
        ("XXXX-07-01", "2021-08/2022-07", True),
        ("XXXX-01", "2021-12-30/2022-01-02", True),
        ("XXXX-02", "2021-12-30/2022-01-02", False),
        ("XXXX-07-01", "2019/2024", True),
        ("XXXX-07/..", "XXXX-06", False),
    ],
)
def test_dates_overlap_if_they_can_share_a_day(one: str, other: str, expected: bool) -> None:
    assert parse(one).overlaps(parse(other)) is expected
    assert parse(other).overlaps(parse(one)) is expected


def test_a_calendar_date_may_be_asked_for() -> None:
    assert parse("2021-22").contains(date(2021, 7, 1))
    assert not parse("2021-22").overlaps(date(2021, 9, 1))


@pytest.mark.parametrize(
    ("text", "turkish", "english", "russian"),
    [
        ("2023-10", "Ekim 2023", "October 2023", "октябрь 2023 г."),
        ("2024-05-12", "12 Mayıs 2024", "12 May 2024", "12 мая 2024 г."),
        ("2019", "2019", "2019", "2019 г."),
        ("2021-22", "2021 yazı", "summer 2021", "лето 2021 г."),
        ("202X", "2020'ler", "the 2020s", "2020-е годы"),
        ("199X", "1990'lar", "the 1990s", "1990-е годы"),
        ("2019/..", "2019'dan beri", "since 2019", "с 2019 года"),
        ("2023-10/..", "Ekim 2023'ten beri", "since October 2023", "с октября 2023 г."),
        ("2022-07-02/..", "2 Temmuz 2022'den beri", "since 2 July 2022", "со 2 июля 2022 г."),
        ("2021-22/..", "2021 yazından beri", "since summer 2021", "с лета 2021 г."),
        ("202X/..", "2020'lerden beri", "since the 2020s", "с 2020-х годов"),
        ("../2021-22", "2021 yazına kadar", "by summer 2021", "к лету 2021 г."),
        ("../2021-24", "2021 kışına kadar", "by winter 2021", "к зиме 2021 г."),
        ("../2022", "2022'ye kadar", "by 2022", "к 2022 году"),
        ("../2023-10", "Ekim 2023'e kadar", "by October 2023", "к октябрю 2023 г."),
        ("../2021-07-01", "1 Temmuz 2021'e kadar", "by 1 July 2021", "к 1 июля 2021 г."),
        ("2021-07-01/2021-07-04", "1–4 Temmuz 2021", "1–4 July 2021", "1–4 июля 2021 г."),
        (
            "2021-06-28/2021-07-04",
            "28 Haziran – 4 Temmuz 2021",
            "28 June – 4 July 2021",
            "28 июня – 4 июля 2021 г.",
        ),
        (
            "2021-12-28/2022-01-03",
            "28 Aralık 2021 – 3 Ocak 2022",
            "28 December 2021 – 3 January 2022",
            "28 декабря 2021 г. – 3 января 2022 г.",
        ),
        ("2021-06/2021-07", "Haziran–Temmuz 2021", "June–July 2021", "июнь–июль 2021 г."),
        ("2022/2024", "2022–2024", "2022–2024", "2022–2024 гг."),
        (
            "XXXX-07-01/XXXX-07-04",
            "1–4 Temmuz (yılı belirtilmemiş)",
            "1–4 July (year not said)",
            "1–4 июля (год не указан)",
        ),
        (
            "XXXX-22/..",
            "yazdan beri (yılı belirtilmemiş)",
            "since summer (year not said)",
            "с лета (год не указан)",
        ),
        (
            "../XXXX-07-01",
            "1 Temmuz'a kadar (yılı belirtilmemiş)",
            "by 1 July (year not said)",
            "к 1 июля (год не указан)",
        ),
        ("2023-10~", "yaklaşık Ekim 2023", "about October 2023", "около октября 2023 г."),
        ("2023?", "2023 (kesin değil)", "2023 (uncertain)", "2023 г. (неточно)"),
        (
            "2019~/..",
            "2019'dan beri (yaklaşık 2019)",
            "since 2019 (about 2019)",
            "с 2019 года (около 2019 года)",
        ),
        (
            "2019/",
            "2019 – bitişi bilinmiyor",
            "2019 – end not known",
            "2019 г. – окончание неизвестно",
        ),
        (
            "/2021-05",
            "başlangıcı bilinmiyor – Mayıs 2021",
            "start not known – May 2021",
            "начало неизвестно – май 2021 г.",
        ),
    ],
)
def test_dates_are_said_in_plain_words(text: str, turkish: str, english: str, russian: str) -> None:
    assert display(text, "tr") == turkish
    assert display(parse(text), "en") == english
    assert display(text, "ru") == russian


@pytest.mark.parametrize(
    ("year", "since", "by"),
    [
        (2020, "2020'den", "2020'ye"),
        (2021, "2021'den", "2021'e"),
        (2022, "2022'den", "2022'ye"),
        (2023, "2023'ten", "2023'e"),
        (2024, "2024'ten", "2024'e"),
        (2025, "2025'ten", "2025'e"),
        (2026, "2026'dan", "2026'ya"),
        (2027, "2027'den", "2027'ye"),
        (2028, "2028'den", "2028'e"),
        (2029, "2029'dan", "2029'a"),
        (2010, "2010'dan", "2010'a"),
        (2030, "2030'dan", "2030'a"),
        (2040, "2040'tan", "2040'a"),
        (1950, "1950'den", "1950'ye"),
        (1960, "1960'tan", "1960'a"),
        (1970, "1970'ten", "1970'e"),
        (1980, "1980'den", "1980'e"),
        (1990, "1990'dan", "1990'a"),
        (1900, "1900'den", "1900'e"),
        (2000, "2000'den", "2000'e"),
    ],
)
def test_turkish_endings_follow_the_number_as_it_is_read_aloud(
    year: int, since: str, by: str
) -> None:
    assert display(f"{year}/..", "tr") == f"{since} beri"
    assert display(f"../{year}", "tr") == f"{by} kadar"


@pytest.mark.parametrize(
    ("month", "since", "by"),
    [
        ("01", "Ocak'tan", "Ocak'a"),
        ("03", "Mart'tan", "Mart'a"),
        ("06", "Haziran'dan", "Haziran'a"),
        ("07", "Temmuz'dan", "Temmuz'a"),
        ("09", "Eylül'den", "Eylül'e"),
        ("11", "Kasım'dan", "Kasım'a"),
    ],
)
def test_turkish_months_without_a_year_take_their_own_ending(
    month: str, since: str, by: str
) -> None:
    assert display(f"XXXX-{month}-05/..", "tr").startswith(f"5 {since} beri")
    assert display(f"../XXXX-{month}-05", "tr").startswith(f"5 {by} kadar")


def test_a_language_without_words_for_dates_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"'de'.*tr, en, ru"):
        display("2024", "de")


_YEARS = st.one_of(st.integers(1, 9999).map(lambda year: f"{year:04}"), st.just("XXXX"))
_MONTHS = st.integers(1, 12).map(lambda month: f"{month:02}")
_DAYS = st.integers(1, 28).map(lambda day: f"{day:02}")
_SINGLE = st.one_of(
    st.integers(1, 9999).map(lambda year: f"{year:04}"),
    st.integers(0, 999).map(lambda decade: f"{decade:03}X"),
    st.tuples(_YEARS, _MONTHS).map("-".join),
    st.tuples(_YEARS, st.sampled_from(["21", "22", "23", "24"])).map("-".join),
    st.tuples(_YEARS, _MONTHS, _DAYS).map("-".join),
)
_MARKED = st.tuples(_SINGLE, st.sampled_from(["", "~", "?", "%"])).map("".join)
_DATES = st.one_of(
    _MARKED,
    _MARKED.map(lambda date: f"{date}/.."),
    _MARKED.map(lambda date: f"../{date}"),
    _MARKED.map(lambda date: f"{date}/"),
    st.tuples(_MARKED, _MARKED).filter(lambda ends: _is_edtf("/".join(ends))).map("/".join),
)


def _is_edtf(text: str) -> bool:
    try:
        parse(text)
    except EdtfError:
        return False
    return True


@given(_DATES)
def test_every_date_round_trips_and_can_be_said(text: str) -> None:
    edtf = parse(text)
    assert parse(str(edtf)) == edtf
    assert all(display(edtf, language) for language in ("tr", "en", "ru"))


@given(_DATES)
def test_every_date_without_unknown_ends_contains_and_overlaps_itself(text: str) -> None:
    edtf = parse(text)
    assert edtf.overlaps(edtf)
    assert edtf.contains(edtf) == (not text.startswith("/") and not text.endswith("/"))


@given(_DATES, _DATES)
def test_what_contains_also_overlaps(one: str, other: str) -> None:
    outer, inner = parse(one), parse(other)
    if outer.contains(inner):
        assert outer.overlaps(inner)


@given(_DATES, _DATES)
def test_sort_keys_follow_the_calendar(one: str, other: str) -> None:
    first, second = parse(one), parse(other)
    if first.lower and second.lower and first.lower < second.lower:
        assert first.sort_key < second.sort_key


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_an_edtf_error(text: str) -> None:
    try:
        assert isinstance(parse(text), Edtf)
    except EdtfError as error:
        assert error.text == text


# ---------------------------------------------------------------- so long before or after


@pytest.mark.parametrize(
    ("text", "offset", "moved"),
    [
        ("2027-07-01", "P0D", "2027-07-01"),
        ("2027-01-31", "P1M", "2027-02-28"),
        ("2027-07-01/2027-07-04", "P14D", "2027-07-18"),
        ("2027-07-01/2027-07-04", "-P14D", "2027-06-17"),
        ("2023-10", "P1M", "2023-11"),
        ("2023-10", "-P1Y", "2022-10"),
        ("2023-10", "P14D", "2023-11-14~"),
        ("2023", "P2Y", "2025"),
        ("2023", "P3M", "2024-03-31~"),
        ("2021-22", "P1M", "2021-09-30~"),
        ("2023-10~", "P1M", "2023-11~"),
        ("2023-10-05?", "P1D", "2023-10-06?"),
        ("../2021-07", "P1M", "2021-08"),
        ("2019/..", "P1M", None),
        ("../2021", "-P1M", None),
        ("XXXX-07-01", "P1M", None),
        ("9999-24", "P1D", "9999-12-31~"),
    ],
)
def test_a_date_hangs_on_another_and_is_no_more_exact_than_it(
    text: str, offset: str, moved: str | None
) -> None:
    found = Offset.parse(offset).of(parse(text))
    assert (str(found) if found else None) == moved


@given(
    day=st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1)),
    days=st.integers(0, 9999),
    is_month=st.booleans(),
)
def test_what_falls_later_is_never_earlier_and_days_lead_back(
    day: date, days: int, is_month: bool
) -> None:
    said = parse(day.isoformat()[:7] if is_month else day.isoformat())
    after = Offset.parse(f"P{days}D").of(said)
    assert after is not None
    assert after.upper is not None
    assert said.upper is not None
    assert after.upper >= said.upper
    if not is_month:
        assert Offset.parse(f"-P{days}D").of(after) == said


@pytest.mark.parametrize("text", ["", "3M", "+P3M", "P", "--P1D", "P-1D"])
def test_what_is_no_offset_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(DurationError, match="write P3Y"):
        Offset.parse(text)


@pytest.mark.parametrize(
    ("text", "day", "after", "before"),
    [
        ("P9999Y", date(2020, 1, 1), date.max, date.min),
        ("P9999D", date(9999, 1, 1), date.max, date(9971, 8, 17)),
        ("P9999D", date(2, 1, 1), date(29, 5, 18), date.min),
    ],
)
def test_what_lies_beyond_the_calendar_is_its_last_or_first_day(
    text: str, day: date, after: date, before: date
) -> None:
    duration = Duration.parse(text)
    assert (duration.after(day), duration.before(day)) == (after, before)
