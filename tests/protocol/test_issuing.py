"""Issuing papers: numbered, in each language, with what changed; the press kept back."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.protocol.actions import (
    Substitute,
    arrange,
    begin_running_order,
    change_guest,
    substitute,
)
from comity.protocol.contents import change_in_words
from comity.protocol.guests import guest_list
from comity.protocol.issuing import (
    KeptBack,
    NothingToIssue,
    content_for,
    is_outdated,
    issue_papers,
    write_for_press,
)
from comity.protocol.models import Issue, Lodging
from comity.protocol.occasion import occasion_of
from comity.register.actions import add_part, edit, enter, mark_confidential
from comity.register.models import (
    Attendance,
    Change,
    Desk,
    Encounter,
    Invitation,
    Invitee,
    Record,
    RoleKind,
    SearchEntry,
    User,
)
from comity.register.permissions import NotAllowed
from comity.register.wording import LanguageMap

pytestmark = pytest.mark.django_db


def words_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    return re.sub(r"\s+", " ", text.replace("\x02", "-").replace("\ufffe", "-"))


def paper(issue: Issue, kind: str, language: str) -> str:
    return words_of(issue.papers.get(kind=kind, language=language).content)


def somebody(ceremony: Any, name: str = "Oleg Petrov", title: str = "Bakan Yardımcısı") -> Any:
    person, tenure = ceremony.person(name, title, None, "Олег Петров")
    return Substitute(Record.objects.get(pk=person.pk), tenure)


def test_all_papers_are_issued_at_once_in_each_language(ceremony: Any):
    begin_running_order(ceremony.encounter, datetime(2026, 12, 1, 14), by=ceremony.officer)
    issue = issue_papers(ceremony.encounter, by=ceremony.officer)
    made = sorted(issue.papers.values_list("kind", "language"))
    kinds = ("guests", "press", "programme", "running-order", "seating")
    assert made == sorted([("cards", "mul"), *((k, t) for k in kinds for t in ("tr", "en", "ru"))])


def test_papers_say_names_offices_and_words_in_their_own_language(ceremony: Any):
    issue = issue_papers(ceremony.encounter, by=ceremony.officer)
    russian = paper(issue, "guests", "ru")
    assert "Список гостей" in russian and "Сергей Черёмин" in russian and "Подписант" in russian
    assert "Sergey Cheremin" in paper(issue, "guests", "tr")


def test_cards_bear_both_scripts(ceremony: Any):
    cards = paper(issue_papers(ceremony.encounter, by=ceremony.officer), "cards", "mul")
    assert "Sergey Cheremin" in cards and "Сергей Черёмин" in cards


def test_times_stand_with_their_distance_from_utc(ceremony: Any):
    begin_running_order(ceremony.encounter, datetime(2026, 12, 1, 14), by=ceremony.officer)
    english = paper(issue_papers(ceremony.encounter, by=ceremony.officer), "running-order", "en")
    assert "14:00–14:15" in english and "UTC+3" in english and "Guest book" in english


def test_a_substitution_issues_everything_anew_and_says_what_changed(ceremony: Any):
    issue_papers(ceremony.encounter, by=ceremony.officer)
    substitute(ceremony.guests["minister"], somebody(ceremony), by=ceremony.officer)
    second = issue_papers(ceremony.encounter, by=ceremony.officer, reason="the minister is ill")
    assert second.number == 2
    assert [change["is"] for change in second.changes] == ["replaced"]
    said = change_in_words(second.changes[0], "en")
    assert "Oleg Petrov" in said and "Sergey Cheremin" in said
    for kind in ("guests", "seating"):
        told = paper(second, kind, "en")
        assert "Version 2" in told and "Oleg Petrov instead of Sergey Cheremin" in told
    assert "Олег Петров" in paper(second, "cards", "mul")
    assert "Черёмин" not in paper(second, "cards", "mul")


def test_a_substitute_takes_roles_seat_room_and_the_place_as_signatory(ceremony: Any):
    minister = ceremony.guests["minister"]
    add_part(Lodging(attendance=minister, hotel="Pera Palas", room="101"), by=ceremony.officer)
    before = guest_list(ceremony.encounter)
    done = substitute(minister, somebody(ceremony), by=ceremony.officer)
    after = guest_list(ceremony.encounter)
    assert after.seats == before.seats
    assert [each.key for each in after.coming] == [each.key for each in before.coming]
    assert [each.key for each in after.with_role(RoleKind.SIGNATORY)] == [
        each.key for each in before.with_role(RoleKind.SIGNATORY)
    ]
    assert done.attendance.lodgings.get().room == "101"
    assert [str(row.person) for row in done.signs] == ["Oleg Petrov"]


def test_the_invitation_says_who_came_instead(ceremony: Any):
    invitation = Invitation(event_text=LanguageMap(en="signing"))
    enter(invitation, by=ceremony.officer, desk=ceremony.desk)
    row = Invitee(invitation=invitation, who=ceremony.guests["consul"].who, answer="accepted")
    add_part(row, by=ceremony.officer)
    arrange(ceremony.encounter, by=ceremony.officer, invitation=invitation)
    substitute(ceremony.guests["consul"], somebody(ceremony), by=ceremony.officer)
    row.refresh_from_db()
    assert row.answer == "sends-deputy" and str(row.deputy) == "Oleg Petrov"
    assert ceremony.key_of("consul") in [each.key for each in guest_list(ceremony.encounter).coming]


def test_who_has_signed_stays_the_signatory(ceremony: Any):
    ceremony.agreement.signatories.update(has_signed=True)
    done = substitute(ceremony.guests["minister"], somebody(ceremony), by=ceremony.officer)
    assert done.signs == ()


def test_the_signatory_of_an_agreement_of_another_desk_stays(ceremony: Any):
    """A desk may hold the ceremony of an agreement that it may not write."""
    other = Desk.objects.create(name="another desk")
    Record.objects.filter(pk=ceremony.agreement.pk).update(desk=other)
    done = substitute(ceremony.guests["minister"], somebody(ceremony), by=ceremony.officer)
    assert done.signs == () and [str(row.person) for row in done.left] == ["Sergey Cheremin"]
    signers = [str(row.person) for row in ceremony.agreement.signatories.all()]
    assert "Sergey Cheremin" in signers and "Oleg Petrov" not in signers


def test_papers_are_outdated_once_something_changed(ceremony: Any):
    issue = issue_papers(ceremony.encounter, by=ceremony.officer)
    assert not is_outdated(occasion_of(ceremony.encounter), issue)
    change_guest(ceremony.guests["consul"], by=ceremony.officer, answer="declined")
    assert is_outdated(occasion_of(ceremony.encounter), issue)


def test_nothing_is_issued_of_an_encounter_of_which_nothing_is_known(desk: Any, officer: User):
    empty = enter(Encounter(encounter_kind="call"), by=officer, desk=desk)
    with pytest.raises(NothingToIssue):
        issue_papers(empty, by=officer)
    assert not Issue.objects.exists()


def test_a_reader_issues_nothing(ceremony: Any, reader: User):
    with pytest.raises(NotAllowed):
        issue_papers(ceremony.encounter, by=reader)


def test_the_press_sheet_is_kept_back_until_the_agreement_is_signed(ceremony: Any, reader: User):
    write_for_press(ceremony.encounter, LanguageMap(en="We agreed."), by=ceremony.officer)
    issue = issue_papers(ceremony.encounter, by=ceremony.officer)
    sheet = issue.papers.get(kind="press", language="en")
    with pytest.raises(KeptBack):
        content_for(sheet, reader)
    kept_back = words_of(content_for(sheet, ceremony.officer))
    assert "EMBARGO" in kept_back and "We agreed." in kept_back
    edit(ceremony.agreement, by=ceremony.officer, stage="signed")
    given_out = words_of(content_for(sheet, reader))
    assert "We agreed." in given_out and "EMBARGO" not in given_out and "Signed by" in given_out


def test_the_press_sheet_says_nothing_of_the_lists_of_the_house(ceremony: Any):
    issue_papers(ceremony.encounter, by=ceremony.officer)
    substitute(ceremony.guests["consul"], somebody(ceremony), by=ceremony.officer)
    second = issue_papers(ceremony.encounter, by=ceremony.officer)
    assert "instead of" not in paper(second, "press", "en")


def test_who_is_kept_confidential_is_named_on_no_paper_that_leaves_the_house(ceremony: Any):
    begin_running_order(ceremony.encounter, datetime(2026, 12, 1, 14), by=ceremony.officer)
    who = ceremony.guests["deputy"].who
    mark_confidential(who, by=ceremony.officer, desk=ceremony.desk)
    issue = issue_papers(ceremony.encounter, by=ceremony.officer)
    outward = [paper(issue, kind, "tr") for kind in ("programme", "running-order", "press")]
    assert not any("Akçabay" in told.split("Version")[-1].split("sürüm")[-1] for told in outward)
    assert "Akçabay" in paper(issue, "guests", "tr")


def test_words_for_the_press_stand_in_no_search_and_no_history(ceremony: Any):
    write_for_press(ceremony.encounter, LanguageMap(en="zebra"), by=ceremony.officer)
    arrange(ceremony.encounter, by=ceremony.officer, seating="rows")
    entry = SearchEntry.objects.get(record=ceremony.encounter.pk)
    assert "ceremony" in entry.body and "zebra" not in entry.body
    assert not Change.objects.filter(after__icontains="zebra").exists()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    who=st.sampled_from(["consul", "mayor", "deputy", "minister"]),
    title=st.sampled_from(["Vali", "Uzman", "Bakan", "Bahçıvan"]),
    form=st.sampled_from(["head-table", "facing", "rows"]),
    place=st.none() | st.integers(1, 5),
)
def test_whoever_is_replaced_by_whomever_nobody_else_moves(
    ceremony: Any, who: str, title: str, form: str, place: int | None
):
    arrange(ceremony.encounter, by=ceremony.officer, seating=form)
    attended = Attendance.objects.get(pk=ceremony.key_of(who))
    change_guest(ceremony.guests["deputy"], by=ceremony.officer, place=place, place_reason="custom")
    before = guest_list(ceremony.encounter)
    substitute(attended, somebody(ceremony, "Yeni Biri", title), by=ceremony.officer)
    after = guest_list(ceremony.encounter)
    assert after.seats == before.seats
    assert [each.key for each in after.coming] == [each.key for each in before.coming]
