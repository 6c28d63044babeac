"""The dossier says what to know of the other side, each line with its source."""

import io
from datetime import date

import docx
import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from comity.desk.dossier import dossier_for
from comity.desk.dossier.sides import other_side
from comity.desk.dossier.themes import theme_of
from comity.desk.viewer import Viewer
from comity.register.actions import add_part, enter
from comity.register.models import Attendance, Institution, Person, Record, Tenure, User

pytestmark = pytest.mark.django_db


def text_of_pdf(data: bytes) -> tuple[str, int]:
    document = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).split()), len(pages)


@pytest.fixture
def ours(register):
    """The register, at the desk of the Istanbul municipality."""
    register.desk.institution = register["ibb"]
    register.desk.save()
    return register


def chapters_of(about, register):
    dossier = dossier_for(about, Viewer(register.officer))
    return {
        chapter.name: [cited.line.title.text for cited in chapter.lines]
        for chapter in dossier.chapters
    }


def test_the_other_side_of_an_encounter_is_who_is_not_of_our_house(ours):
    with translation.override("en"):
        dossier = dossier_for(ours["ceremony"], Viewer(ours.officer))
    assert [person.name.text for person in dossier.people] == ["Sergey Cheremin", "Andrey Buravov"]


def test_a_portrait_has_the_offices_the_other_script_and_how_often_they_were_met(ours):
    with translation.override("en"):
        [cheremin, _] = dossier_for(ours["ceremony"], Viewer(ours.officer)).people
    assert "Сергей Черёмин" in [name.text for name in cheremin.others]
    assert cheremin.offices[0].line.title.text == "Minister, Moscow Government"
    assert all(each.sources or each.line.mark.by_hand for each in cheremin.offices)
    assert cheremin.met == "Met 1 time, last: October 2023."


def test_what_was_signed_promised_and_invited_stands_with_its_sources(ours):
    with translation.override("en"):
        told = chapters_of(ours["ceremony"], ours)
        dossier = dossier_for(ours["ceremony"], Viewer(ours.officer))
    assert len(told["meetings"]) == len(told["elsewhere"]) == 1
    assert "İzmir" in told["elsewhere"][0]
    assert len(told["agreements"]) == 1
    cited = [n for chapter in dossier.chapters for each in chapter.lines for n in each.sources]
    assert {reference.number for reference in dossier.references} >= set(cited) > set()


def test_invitations_whose_day_has_passed_are_not_pending(ours):
    with translation.override("en"):
        assert "invitations" not in chapters_of(ours["ceremony"], ours)


def test_promises_are_told_apart_by_who_made_them(register):
    register.desk.institution = register["izbb"]
    register.desk.save()
    with translation.override("en"):
        told = chapters_of(register["moscowgov"], register)
    assert told["ours"] == [
        "Open the Moscow Office in İzmir",
        "Send students from İzmir to the olympiads",
    ]


def test_of_a_body_without_names_its_heads_are_shown(ours):
    with translation.override("en"):
        dossier = dossier_for(ours["moscowgov"], Viewer(ours.officer))
    assert [person.name.text for person in dossier.people] == ["Sergey Cheremin"]


def test_what_is_confidential_at_another_desk_stays_out(ours, django_user_model):
    from comity.register.models import Desk, Membership, Record, Role

    other = Desk.objects.create(name="Another city")
    stranger = django_user_model.objects.create_user("stranger")
    Membership.objects.create(user=stranger, desk=other, role=Role.OFFICER)
    Record.objects.filter(pk__in=[ours["protocol"].pk, ours["october"].pk]).update(
        confidential=True, desk=ours.desk
    )
    with translation.override("en"):
        dossier = dossier_for(ours["moscowgov"], Viewer(stranger))
        mine = dossier_for(ours["moscowgov"], Viewer(ours.officer))
    assert "agreements" in {chapter.name for chapter in mine.chapters}
    assert "agreements" not in {chapter.name for chapter in dossier.chapters}
    october = f"/encounters/{ours['october'].pk}/"
    for written, is_seen in ((mine, True), (dossier, False)):
        urls = {each.line.title.url for chapter in written.chapters for each in chapter.lines}
        assert (october in urls) == is_seen


def hide(ours, name):
    """Keep a record to the desk of Istanbul."""
    Record.objects.filter(pk=ours[name].pk).update(confidential=True, desk=ours.desk)


@pytest.fixture
def neighbour_viewer(neighbour):
    return Viewer(User.objects.get(username="ivan"))


@pytest.mark.parametrize("hidden", ["minister", "moscowgov"])
@pytest.mark.parametrize("about", ["cheremin", "ceremony"])
def test_an_office_that_another_desk_keeps_to_itself_leads_nowhere(
    hidden, about, ours, neighbour_viewer
):
    hide(ours, hidden)
    for viewer, is_seen in ((Viewer(ours.officer), True), (neighbour_viewer, False)):
        with translation.override("en"):
            side = other_side(ours[about], viewer, date.today())
            people = dossier_for(ours[about], viewer).people
        told = [office.line.title.text for person in people for office in person.offices]
        assert ("Minister, Moscow Government" in told) == is_seen
        if about == "cheremin":
            assert (ours["moscowgov"].pk in {each.pk for each in side.bodies}) == is_seen


def test_the_head_whom_another_desk_keeps_to_itself_is_not_named(ours, neighbour_viewer):
    with translation.override("en"):
        assert dossier_for(ours["moscowgov"], neighbour_viewer).people
        hide(ours, "cheremin")
        assert dossier_for(ours["moscowgov"], Viewer(ours.officer)).people
        assert not dossier_for(ours["moscowgov"], neighbour_viewer).people


@pytest.mark.parametrize("language", ["tr", "en", "ru"])
def test_the_page_and_both_files_open_in_each_language(ours, officer, language):
    with translation.override(language):
        address = f"/encounters/{ours['ceremony'].pk}/dossier"
        page = officer.get(f"{address}/", headers={"accept-language": language})
        pdf = officer.get(f"{address}.pdf", headers={"accept-language": language})
        word = officer.get(f"{address}.docx", headers={"accept-language": language})
    assert page.status_code == pdf.status_code == word.status_code == 200
    text, pages = text_of_pdf(pdf.content)
    assert pages <= 2
    name = "Черёмин" if language == "ru" else "Cheremin"
    assert name in text
    paragraphs = docx.Document(io.BytesIO(word.content)).paragraphs
    assert any(name in each.text for each in paragraphs)
    assert name in page.content.decode()
    assert pdf["Content-Disposition"].startswith("attachment; filename=")


def test_what_to_avoid_is_on_the_page_and_on_paper(ours, officer):
    from comity.register.actions import edit

    cheremin = ours["cheremin"]
    edit(cheremin, by=ours.officer, avoid="The cancelled forum")
    address = f"/people/{ours['cheremin'].pk}/dossier"
    assert "The cancelled forum" in officer.get(f"{address}/").content.decode()
    assert "The cancelled forum" in text_of_pdf(officer.get(f"{address}.pdf").content)[0]


@pytest.mark.parametrize("address", ["/statements/1/dossier/", "/people/999999/dossier/"])
def test_what_has_no_dossier_is_said_to_have_none(officer, address):
    assert officer.get(address).status_code == 404


@pytest.mark.parametrize(
    ("theme", "language", "text"),
    [
        ("transport", "tr", "Metro hatlarımızı ve tramvayları birlikte geliştireceğiz"),
        ("culture", "en", "Our museums and theatres will exchange exhibitions"),
        ("education", "ru", "Студенты и школьники наших городов подружатся"),
        ("health", "ru", "Мы вакцинировали больше миллиона жителей, в больницах есть места"),
        ("trade", "tr", "Ticaret hacmini ve yatırımları artıracağız"),
        ("aid", "en", "After the earthquake your firefighters came first"),
        ("", "en", "Thank you very much"),
        ("", "de", "Kultur und Museen"),
    ],
)
def test_a_statement_belongs_to_the_theme_of_most_of_its_words(theme, language, text):
    assert theme_of(text, language) == theme


def test_a_dossier_asks_no_more_often_for_a_delegation_of_many(register, officer):
    address = f"/encounters/{register['visit'].pk}/dossier/"

    def asked() -> int:
        officer.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert officer.get(address).status_code == 200
        return len(queries)

    def come(number: int) -> None:
        by = register.officer
        house = enter(Institution(name={"en": f"House {number}"}), by=by)
        guest = enter(Person(name={"en": f"Guest {number}"}), by=by)
        enter(Tenure(person=guest, title={"en": "Envoy"}, institution=house), by=by)
        for who in (guest, house):
            part = Attendance(encounter=register["visit"], who=who, side="guest")
            add_part(part, by=by)

    come(0)
    before = asked()
    for number in range(1, 9):
        come(number)
    assert asked() == before
