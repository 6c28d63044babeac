"""Drafts at the desk: both sides write, compare, accept; a guest sees the draft alone."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from comity.cooperation import drafting
from comity.cooperation.models import ClauseWording, Draft, DraftClause, Suggestion
from comity.register.actions import delete
from comity.register.models import Agreement, Membership, Role, User


@pytest.fixture
def draft(register: Any) -> Draft:
    """A draft of one clause in Turkish and Russian, of the register's own protocol."""
    found = drafting.begin(register["protocol"], by=register.officer, languages=("tr", "ru"))
    for name, words in zip(
        found.names.all(),
        ({"tr": "İstanbul", "ru": "Стамбул"}, {"tr": "Moskova", "ru": "Москва"}),
        strict=True,
    ):
        drafting.name_party(name, words, by=register.officer)
    drafting.set_titles(found, {"tr": "Protokol", "ru": "Протокол"}, by=register.officer)
    clause = drafting.add_clause(found, "tr", by=register.officer, title="Süre", text="3 yıl.")
    drafting.write(clause, "ru", by=register.officer, base=0, title="Срок", text="3 года.")
    return found


@pytest.fixture
def guest(register: Any, draft: Draft) -> Client:
    """Somebody of Moscow with an account as a guest and a seat in the draft."""
    user = User.objects.create_user("ivan")
    Membership.objects.create(user=user, desk=register.desk, role=Role.GUEST)
    head = User.objects.create_user("nilgun")
    Membership.objects.create(user=head, desk=register.desk, role=Role.ADMINISTRATOR)
    drafting.seat(draft, user, register["protocol"].parties.all()[1], by=head)
    client = Client()
    client.force_login(user)
    return client


def clause_of(draft: Draft) -> DraftClause:
    return draft.clauses.get()


def write(
    client: Client, draft: Draft, language: str, base: int | str, text: str, **more: str
) -> Any:
    asked = {"language": language, "base": str(base), "title": "Süre", "text": text, **more}
    return client.post(f"/clauses/{clause_of(draft).pk}/write/", asked, follow=True)


def do(client: Client, draft: Draft, act: str, **more: str) -> Any:
    return client.post(f"/clauses/{clause_of(draft).pk}/act/", {"act": act, **more}, follow=True)


def accept_all(client: Client, draft: Draft) -> None:
    for wording in ClauseWording.objects.filter(clause__draft=draft):
        do(client, draft, "accept", language=wording.language, version=str(wording.version))


def test_a_draft_is_begun_from_a_template_in_the_chosen_languages(register: Any, officer: Client):
    form = f"/agreements/{register['protocol'].pk}/draft/"
    assert "Cooperation Protocol between" in officer.get(form).text
    asked = {"template": "cooperation-protocol", "languages": ["tr", "en"], "prevailing": "en"}
    page = officer.post(form, asked, follow=True).text
    begun = Draft.objects.get()
    assert (begun.languages, begun.prevailing) == (["tr", "en"], "en")
    assert "0 of 19 clauses agreed" in page
    assert "still to be filled in: [fields]" in page


def test_a_text_in_no_language_is_not_begun(register: Any, officer: Client):
    form = f"/agreements/{register['protocol'].pk}/draft/"
    assert officer.post(form, {"prevailing": "en"}).status_code == 400
    assert not Draft.objects.exists()


@pytest.mark.parametrize("language", ["tr", "en", "ru"])
def test_the_pages_of_a_draft_speak_three_languages(language: str, draft: Draft, officer: Client):
    officer.cookies["comity_language"] = language
    key = clause_of(draft).pk
    for address in (
        "/drafts/", f"/drafts/{draft.pk}/", f"/clauses/{key}/write/?language=tr",
        f"/clauses/{key}/versions/?language=ru", f"/agreements/{draft.agreement_id}/draft/",
    ):  # fmt: skip
        answer = officer.get(address)
        assert answer.status_code == 200, address
        assert answer.text.count("<h1") == 1


def test_languages_stand_side_by_side_and_a_change_in_one_makes_the_other_stale(
    draft: Draft, officer: Client
):
    assert "Stale" not in officer.get(f"/drafts/{draft.pk}/").text
    page = write(officer, draft, "tr", 1, "5 yıl.").text
    assert page.count('class="version"') == 2
    assert "Stale" in page
    assert "Russian: the numbers are 3, in Turkish 5" in page
    assert "Stale" not in do(officer, draft, "confirm", language="ru", version="1").text


def test_who_was_too_late_is_told_and_finds_their_words_on_the_page(
    draft: Draft, officer: Client, guest: Client
):
    write(officer, draft, "tr", 1, "5 yıl.")
    page = write(guest, draft, "tr", 1, "7 yıl.").text
    assert "Somebody was faster" in page
    assert "Written at the same time" in page and "7" in page
    late = Suggestion.objects.get()
    do(officer, draft, "take", suggestion=str(late.pk))
    assert ClauseWording.objects.filter(language="tr").last().text == "7 yıl."


def test_words_that_are_not_taken_come_back_in_the_form(draft: Draft, officer: Client):
    answer = write(officer, draft, "tr", 1, "5 yıl, uzun uzun yazılmış.", title=" ")
    assert answer.status_code == 400
    assert "5 yıl, uzun uzun yazılmış." in answer.text


def test_the_form_writes_in_the_language_that_was_asked_for_whatever_the_reader_speaks(
    draft: Draft, officer: Client
):
    form = officer.get(f"/clauses/{clause_of(draft).pk}/write/?language=ru").text
    assert '<input type="hidden" name="language" value="ru">' in form
    chosen = officer.get(f"/clauses/{clause_of(draft).pk}/versions/?language=ru").text
    assert '<input type="hidden" name="language" value="ru">' in chosen


def test_a_suggestion_shows_what_it_would_change(draft: Draft, guest: Client):
    page = write(guest, draft, "tr", 1, "2 yıl.", **{"as": "suggestion"}).text
    assert "<del>" in page and "<ins>" in page
    assert ClauseWording.objects.filter(language="tr").count() == 1


def test_two_versions_are_compared_word_by_word(draft: Draft, officer: Client):
    write(officer, draft, "tr", 1, "5 yıl.")
    page = officer.get(f"/clauses/{clause_of(draft).pk}/versions/?language=tr").text
    changes = page.split('id="changes"')[1]
    assert "</span>3</del>" in changes and "</span>5</ins>" in changes


def test_a_text_that_both_sides_accepted_is_closed_and_each_has_its_original(
    draft: Draft, officer: Client, guest: Client
):
    accept_all(officer, draft)
    assert "0 of 1 clauses agreed" in officer.get(f"/drafts/{draft.pk}/").text
    accept_all(guest, draft)
    page = officer.post(f"/drafts/{draft.pk}/act/", {"act": "close"}, follow=True).text
    draft.refresh_from_db()
    assert draft.frozen_sha256 in page
    originals = draft.originals.all()
    for original in originals:
        answer = guest.get(f"/originals/{original.pk}/")
        assert answer.content == bytes(original.content)
    assert "nothing of it changes any more" in write(officer, draft, "tr", 1, "6 yıl.").text


def test_what_is_not_agreed_cannot_be_closed(draft: Draft, officer: Client, guest: Client):
    accept_all(officer, draft)
    answer = officer.post(f"/drafts/{draft.pk}/act/", {"act": "close"}, follow=True)
    assert "Not to be closed yet" in answer.text
    assert "Not yet: every clause must be agreed" in answer.text
    accept_all(guest, draft)
    answer = guest.post(f"/drafts/{draft.pk}/act/", {"act": "close"}, follow=True)
    assert "does not include" in answer.text


def test_a_removed_clause_waits_on_the_page_until_the_other_side_lets_it_go(
    draft: Draft, officer: Client, guest: Client
):
    page = do(officer, draft, "remove").text
    assert "Removed clauses" in page and "Accept the removal" not in page
    assert "Accept the removal" in guest.get(f"/drafts/{draft.pk}/").text
    assert "Accept the removal" not in do(guest, draft, "accept-removal").text
    assert "Removed clauses" not in do(guest, draft, "put-back").text
    assert "Somebody decided this already" in do(guest, draft, "accept-removal").text


@pytest.mark.parametrize("wanted", ["docx", "pdf"])
def test_the_draft_goes_out_as_a_file(wanted: str, draft: Draft, officer: Client):
    answer = officer.get(f"/drafts/{draft.pk}/paper/?format={wanted}")
    assert answer.content[:4] == {"docx": b"PK\x03\x04", "pdf": b"%PDF"}[wanted]
    assert officer.get(f"/drafts/{draft.pk}/paper/?format=xyz").status_code == 404


def test_a_guest_sees_their_draft_and_nothing_else(
    register: Any, draft: Draft, officer: Client, guest: Client
):
    other = drafting.begin(register["programme"], by=register.officer, languages=("tr",))
    drafting.add_clause(other, "tr", by=register.officer, title="Gizli", text="Gizli.")
    home = guest.get("/", follow=True)
    assert home.redirect_chain == [("/drafts/", 302)]
    assert f"/drafts/{draft.pk}/" in home.text and f"/drafts/{other.pk}/" not in home.text
    assert guest.get(f"/drafts/{draft.pk}/").status_code == 200
    assert guest.get(f"/drafts/{other.pk}/").status_code == 404
    assert guest.get(f"/clauses/{other.clauses.get().pk}/write/?language=tr").status_code == 404
    for address in (
        "/agreements/",
        "/search/?q=kazan",
        "/board/",
        f"/agreements/{other.agreement_id}/",
    ):
        assert guest.get(address)["Location"] == "/drafts/"
    page = guest.get(f"/drafts/{draft.pk}/").text
    assert "/agreements/" not in page and "/search/" not in page


def test_a_guest_does_not_learn_who_has_an_account_here(draft: Draft, guest: Client):
    party = str(draft.agreement.parties.first().pk)
    told = [
        re.findall('class="notice .*?</span>', guest.post(
            f"/drafts/{draft.pk}/act/", {"act": "seat", "user": name, "party": party}, follow=True
        ).text, re.DOTALL)
        for name in ("zeynep", "nobody-of-that-name")
    ]  # fmt: skip
    assert told[0] == told[1] != []
    assert "does not include" in str(told)


def test_a_party_of_the_draft_is_not_taken_from_its_agreement_and_the_page_says_why(
    draft: Draft, officer: Client
):
    party = draft.agreement.parties.first()
    answer = officer.post(f"/rows/party/{party.pk}/", {"remove": "1"})
    assert answer.status_code == 409
    assert "Not taken away: something else at " in answer.text
    assert draft.agreement.parties.filter(pk=party.pk).exists()


def test_a_guest_writes_only_for_their_side(register: Any, draft: Draft, guest: Client):
    accept_all(guest, draft)
    page = guest.get(f"/drafts/{draft.pk}/").text
    assert "You speak for Moscow" in page
    assert 'value="seat"' not in page and 'value="close"' not in page


def test_a_reader_sees_the_draft_without_a_button(register: Any, draft: Draft):
    user = User.objects.create_user("reader")
    Membership.objects.create(user=user, desk=register.desk, role=Role.READER)
    client = Client()
    client.force_login(user)
    page = client.get(f"/drafts/{draft.pk}/").text
    assert 'name="act"' not in page
    assert "does not include" in do(client, draft, "accept", language="tr", version="1").text
    assert "does not include" in write(client, draft, "tr", 1, "9").text
    assert ClauseWording.objects.filter(language="tr").count() == 1


def test_a_file_that_was_edited_elsewhere_comes_back_as_suggestions(draft: Draft, officer: Client):
    sent = officer.get(f"/drafts/{draft.pk}/paper/?format=docx").content
    changed = docx.Document(BytesIO(sent))
    for run in changed.tables[0].rows[1].cells[1].paragraphs[0].runs:
        run.text = run.text.replace("3", "4")
    saved = BytesIO()
    changed.save(saved)
    upload = SimpleUploadedFile("taslak.docx", saved.getvalue())
    address = f"/drafts/{draft.pk}/act/"
    page = officer.post(address, {"act": "back", "file": upload}, follow=True).text
    assert "1 suggestion from the file" in page
    assert Suggestion.objects.get().text == "4 yıl."
    other = SimpleUploadedFile("x.docx", b"no docx")
    assert "neither a DOCX nor an XLIFF" in officer.post(
        address, {"act": "back", "file": other}, follow=True
    ).text  # fmt: skip


def test_each_language_goes_out_as_akoma_ntoso(draft: Draft, officer: Client):
    answer = officer.get(f"/drafts/{draft.pk}/akoma-ntoso/?language=ru")
    assert answer["Content-Type"] == "application/akn+xml"
    assert "3 года." in answer.content.decode()
    assert officer.get(f"/drafts/{draft.pk}/akoma-ntoso/?language=de").status_code == 404


def test_a_translator_gets_an_xliff_that_comes_back_as_suggestions(draft: Draft, officer: Client):
    page = f"/drafts/{draft.pk}/"
    assert "For a translator (XLIFF)" in officer.get(page).text
    sent = officer.get(f"{page}xliff/?source=tr&target=ru")
    assert sent["Content-Type"] == "application/x-xliff+xml"
    assert f'filename="draft-{draft.pk}-tr-ru.xlf"' in sent["Content-Disposition"]
    upload = SimpleUploadedFile("x.xlf", sent.content.replace("3 года".encode(), b"4"))
    told = officer.post(f"{page}act/", {"act": "back", "file": upload}, follow=True).text
    assert "1 suggestion from the file" in told
    for pair in ("source=tr&target=tr", "source=tr&target=de", ""):
        answer = officer.get(f"{page}xliff/?{pair}", follow=True)
        assert "Choose two different languages" in answer.text


def test_a_text_may_be_in_further_languages_of_which_only_some_bind(
    register: Any, officer: Client, settings: Any
):
    settings.TEXT_LANGUAGES = ("tr", "en", "ru", "de", "qq")
    address = f"/agreements/{register['protocol'].pk}/draft/"
    page = officer.get(address).text
    assert ">German<" in page and ">Qq<" in page
    asked = {"languages": ["tr", "ru", "de"], "authentic": ["tr", "ru", "en"], "template": ""}
    assert officer.post(address, asked).status_code == 302
    begun = Draft.objects.latest("pk")
    assert begun.languages == ["tr", "ru", "de"] and begun.authentic == ["tr", "ru"]
    assert "German" in officer.get(f"/drafts/{begun.pk}/").text


def test_the_list_of_terms_is_kept_and_used_in_the_checks(draft: Draft, officer: Client):
    address = f"/drafts/{draft.pk}/act/"
    page = officer.post(address, {"act": "terms", "terms": "3 yıl = 3 года\n\n"}, follow=True).text
    draft.refresh_from_db()
    assert draft.terms == [{"tr": "3 yıl", "ru": "3 года"}]
    assert "3 yıl = 3 года" in page and "as the list of terms has it" not in page
    page = officer.post(address, {"act": "terms", "terms": "3 yıl = срок"}, follow=True).text
    assert "not called “срок”, as the list of terms has it" in page
    told = officer.post(address, {"act": "terms", "terms": "yıl"}, follow=True).text
    assert "Name each term in two languages at least" in told


def test_the_languages_go_out_one_after_another_too(draft: Draft, officer: Client):
    answer = officer.get(f"/drafts/{draft.pk}/paper/?format=consecutive")
    paper = docx.Document(BytesIO(answer.content))
    words = [paragraph.text for paragraph in paper.paragraphs]
    turkish, russian = words.index("3 yıl."), words.index("3 года.")
    assert turkish < russian and f"draft-{draft.pk}.docx" in answer["Content-Disposition"]


HUGE = "9" * 5000


@pytest.mark.parametrize("number", ["abc", HUGE, "9" * 18, "-1", "³"])
def test_no_number_from_a_form_breaks_a_page(
    number: str, draft: Draft, officer: Client, guest: Client
):
    administrator = Client()
    administrator.force_login(User.objects.get(username="nilgun"))
    answer = administrator.post(
        f"/drafts/{draft.pk}/act/", {"act": "seat", "user": "ivan", "party": number}, follow=True
    )
    assert "Choose the party for which they speak" in answer.text
    assert write(officer, draft, "tr", number, "5 yıl.").status_code in (200, 400)
    for act in ("accept", "withdraw", "confirm"):
        assert do(officer, draft, act, language="tr", version=number).status_code == 200
    for act in ("take", "leave"):
        assert do(officer, draft, act, suggestion=number).status_code == 404


def test_words_for_a_version_that_no_table_can_hold_come_back_in_the_form(
    draft: Draft, officer: Client
):
    answer = write(officer, draft, "tr", 2**31, "5 yıl.")
    assert answer.status_code == 400
    assert "There is no such version of this clause" in answer.text and "5 yıl." in answer.text
    assert not Suggestion.objects.exists()


def test_an_unknown_name_at_the_seats_is_told(draft: Draft, guest: Client):
    administrator = Client()
    administrator.force_login(User.objects.get(username="nilgun"))
    asked = {"act": "seat", "user": "nobody", "party": str(draft.names.first().party_id)}
    answer = administrator.post(f"/drafts/{draft.pk}/act/", asked, follow=True)
    assert "There is no such member" in answer.text


def test_a_sign_that_no_paper_shows_is_refused_wherever_it_is_written(
    draft: Draft, officer: Client
):
    told = "There is a sign in it that no paper can show"
    bad = "5\x07 yıl."
    answer = write(officer, draft, "tr", 1, bad)
    assert answer.status_code == 400 and told in answer.text
    assert told in write(officer, draft, "tr", 1, bad, **{"as": "suggestion"}).text
    assert told in do(officer, draft, "comment", text=bad).text
    address = f"/drafts/{draft.pk}/act/"
    name = draft.names.first()
    for asked in (
        {"act": "add", "language": "tr", "title": bad, "text": "x"},
        {"act": "names", "title-tr": bad, "title-ru": "Протокол"},
        {"act": "names", "title-tr": "Protokol", f"name-{name.pk}-tr": bad},
    ):
        assert told in officer.post(address, asked, follow=True).text
    draft.refresh_from_db()
    assert draft.titles["tr"] == "Protokol" and draft.clauses.count() == 1
    assert [each.names["tr"] for each in draft.names.all()] == ["İstanbul", "Moskova"]
    assert not Suggestion.objects.exists()


def test_the_draft_of_a_deleted_agreement_can_be_read_and_nothing_more(
    register: Any, draft: Draft, officer: Client, guest: Client
):
    delete(Agreement.objects.get(pk=draft.agreement_id), by=register.officer, reason="double")
    page = officer.get(f"/drafts/{draft.pk}/").text
    assert "its draft can be read, and nothing more" in page and 'name="act"' not in page
    gone = "The record was deleted or joined to another"
    assert gone in write(officer, draft, "tr", 1, "5 yıl.").text
    assert gone in do(officer, draft, "comment", text="?").text
    for act in ("close", "names", "add"):
        answer = officer.post(f"/drafts/{draft.pk}/act/", {"act": act}, follow=True)
        assert gone in answer.text, act
    answer = officer.post(f"/drafts/{draft.pk}/signing/", {})
    assert answer.status_code == 409 and gone in answer.text


def test_who_has_no_seat_is_told_how_to_get_one(register: Any, draft: Draft, officer: Client):
    told = "Your institution has no seat in this draft"
    assert told not in officer.get(f"/drafts/{draft.pk}/").text
    register.desk.institution = None
    register.desk.save()
    page = officer.get(f"/drafts/{draft.pk}/").text
    assert told in page and "Ask an administrator of the desk for a seat" in page
    Membership.objects.filter(user=register.officer).update(role=Role.ADMINISTRATOR)
    page = officer.get(f"/drafts/{draft.pk}/").text
    assert "Give somebody a seat below" in page and 'id="seats"' in page


def test_what_is_left_open_twice_is_said_once(register: Any, officer: Client, draft: Draft):
    write(officer, draft, "tr", 1, "[ad, unvan] ve yine [ad, unvan].")
    page = officer.get(f"/drafts/{draft.pk}/").text
    assert page.count("still to be filled in: [ad, unvan]") == 1
