"""Both sides write one text; nothing that anybody wrote is lost."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from comity.cooperation import drafting
from comity.cooperation.drafting import Closed, Moved
from comity.cooperation.drafting.closing import NotReady, close, is_intact
from comity.cooperation.drafting.state import DraftState, state_of_draft, visible_drafts
from comity.cooperation.models import ClauseWording, Draft, DraftClause, Suggestion
from comity.cooperation.texts import templates
from comity.register.actions import add_part, enter
from comity.register.models import (
    Agreement,
    AgreementStep,
    Desk,
    Membership,
    Party,
    Place,
    Role,
    User,
)
from comity.register.permissions import NotAllowed, visible_records

BOTH = ("tr", "ru")


@pytest.fixture
def guest(protocol: Agreement, desk: Desk) -> User:
    """Somebody of the counterpart with an account as a guest."""
    user = User.objects.create_user("ivan")
    Membership.objects.create(user=user, desk=desk, role=Role.GUEST)
    return user


@pytest.fixture
def draft(protocol: Agreement, officer: User, head: User, guest: User) -> Draft:
    """A draft of one clause in Turkish and Russian, to which both sides have a seat."""
    draft = drafting.begin(protocol, by=officer, languages=BOTH)
    ours, theirs = draft.names.all()
    drafting.name_party(ours, {"tr": "İstanbul", "ru": "Стамбул"}, by=officer)
    drafting.name_party(theirs, {"tr": "Moskova", "ru": "Москва"}, by=officer)
    Draft.objects.filter(pk=draft.pk).update(titles={"tr": "Protokol", "ru": "Протокол"})
    draft.refresh_from_db()
    drafting.seat(draft, guest, protocol.parties.all()[1], by=head)
    clause = drafting.add_clause(draft, "tr", by=officer, title="Süre", text="3 yıl.")
    drafting.write(clause, "ru", by=guest, base=0, title="Срок", text="3 года.")
    return draft


def only(draft: Draft) -> DraftClause:
    return state_of_draft(draft).clauses[0].row


def stale(draft: Draft) -> set[str]:
    state = state_of_draft(draft).clauses[0]
    return {language for language in draft.languages if state.is_stale(language)}


def agree(draft: Draft, *users: User) -> DraftState:
    for clause in state_of_draft(draft).clauses:
        for language, wording in clause.wordings.items():
            for user in users:
                drafting.accept(clause.row, language, by=user, version=wording.version)
    return state_of_draft(draft)


def test_a_draft_begins_from_a_template_in_the_languages_of_the_text(
    protocol: Agreement, officer: User
):
    draft = drafting.begin(
        protocol, by=officer, languages=("tr", "en"), template="cooperation-protocol"
    )
    state = state_of_draft(draft)
    assert [each.row.key for each in state.clauses] == [
        clause.key for clause in templates()["cooperation-protocol"].clauses
    ]
    assert set(state.clauses[0].wordings) == {"tr", "en"}
    assert state.text.parties[0].names["en"] == "Istanbul"


@pytest.mark.parametrize(
    ("options", "field"),
    [
        ({"languages": ()}, "languages"),
        ({"languages": ("tr", "tr")}, "languages"),
        ({"authentic": ("en",)}, "authentic"),
        ({"prevailing": "en"}, "prevailing"),
        ({"template": "treaty"}, "template"),
    ],
)
def test_a_draft_that_cannot_be_is_not_begun(protocol, officer, options, field):
    with pytest.raises(ValidationError) as error:
        drafting.begin(protocol, by=officer, **{"languages": BOTH, **options})
    assert field in error.value.message_dict
    assert not Draft.objects.exists()


def test_a_change_in_one_language_makes_the_other_stale_until_it_is_brought_in_line(
    draft: Draft, officer: User, guest: User
):
    assert stale(draft) == set()
    drafting.write(only(draft), "tr", by=officer, base=1, title="Süre", text="5 yıl.")
    assert stale(draft) == {"ru"}
    drafting.write(only(draft), "ru", by=guest, base=1, title="Срок", text="5 лет.")
    assert stale(draft) == set()


def test_a_slip_of_the_pen_makes_nothing_stale(draft: Draft, officer: User):
    drafting.write(
        only(draft), "tr", by=officer, base=1, title="Süre", text="3 yıldır.",
        changes_meaning=False,
    )  # fmt: skip
    assert stale(draft) == set()


def test_a_language_can_be_confirmed_without_a_change(draft: Draft, officer: User, guest: User):
    drafting.write(only(draft), "tr", by=officer, base=1, title="Süre", text="Üç yıl.")
    confirmed = drafting.confirm(only(draft), "ru", by=guest, base=1)
    assert (stale(draft), confirmed.version, confirmed.text) == (set(), 2, "3 года.")


def test_who_is_too_late_finds_their_words_kept_as_a_suggestion(
    draft: Draft, officer: User, guest: User
):
    first = drafting.write(only(draft), "tr", by=officer, base=1, title="Süre", text="5 yıl.")
    second = drafting.write(only(draft), "tr", by=guest, base=1, title="Süre", text="2 yıl.")
    assert first.wording is not None and second.wording is None
    assert second.kept_as is not None
    assert (second.kept_as.text, second.kept_as.came_late) == ("2 yıl.", True)
    taken = drafting.take(second.kept_as, by=officer)
    assert taken.wording is not None and taken.wording.version == 3
    with pytest.raises(LookupError):
        drafting.leave(second.kept_as, by=officer)


def test_a_suggestion_that_is_left_stays(draft: Draft, officer: User, guest: User):
    made = drafting.suggest(only(draft), "tr", by=guest, base=1, title="Süre", text="2 yıl.")
    drafting.leave(made, by=officer)
    assert Suggestion.objects.get(pk=made.pk).accepted is False
    assert state_of_draft(draft).clauses[0].wordings["tr"].text == "3 yıl."


def test_a_clause_is_agreed_when_both_sides_accepted_the_same_version_in_every_language(
    draft: Draft, officer: User, guest: User
):
    assert not agree(draft, officer).clauses[0].is_agreed
    assert agree(draft, guest).clauses[0].is_agreed


def test_a_new_version_has_to_be_accepted_anew(draft: Draft, officer: User, guest: User):
    agree(draft, officer, guest)
    drafting.write(
        only(draft), "tr", by=officer, base=1, title="Süre", text="3 yıldır.", changes_meaning=False
    )
    assert not state_of_draft(draft).clauses[0].is_agreed


def test_a_stale_language_is_not_agreed_though_it_was_accepted(
    draft: Draft, officer: User, guest: User
):
    agree(draft, officer, guest)
    drafting.write(only(draft), "tr", by=officer, base=1, title="Süre", text="5 yıl.")
    assert not agree(draft, officer, guest).clauses[0].is_agreed


def test_nobody_accepts_a_version_that_they_did_not_see(draft: Draft, officer: User, guest: User):
    drafting.write(only(draft), "tr", by=officer, base=1, title="Süre", text="5 yıl.")
    with pytest.raises(Moved, match="version 2 by zeynep"):
        drafting.accept(only(draft), "tr", by=guest, version=1)


def test_an_acceptance_can_be_taken_back(draft: Draft, officer: User, guest: User):
    agree(draft, officer, guest)
    assert drafting.withdraw(only(draft), "ru", by=guest, version=1)
    assert not state_of_draft(draft).clauses[0].is_agreed
    assert not drafting.withdraw(only(draft), "ru", by=guest, version=1)


def test_a_removed_clause_is_put_back_with_its_versions(draft: Draft, officer: User):
    clause = only(draft)
    drafting.remove_clause(clause, by=officer)
    assert state_of_draft(draft).clauses == ()
    drafting.put_back(clause, by=officer)
    assert state_of_draft(draft).clauses[0].wordings["tr"].text == "3 yıl."


def test_a_guest_sees_the_draft_in_which_they_sit_and_nothing_else(
    draft: Draft, protocol: Agreement, officer: User, guest: User
):
    other = drafting.begin(protocol, by=officer, languages=BOTH)
    assert list(visible_drafts(guest)) == [draft]
    assert set(visible_drafts(officer)) == {draft, other}
    assert not visible_records(guest).exists()
    with pytest.raises(NotAllowed):
        drafting.add_clause(other, "tr", by=guest, title="x", text="y")


def test_a_reader_writes_nothing(draft: Draft, reader: User):
    for act in (
        lambda: drafting.write(only(draft), "tr", by=reader, base=1, title="x", text="y"),
        lambda: drafting.accept(only(draft), "tr", by=reader, version=1),
        lambda: drafting.comment(only(draft), "x", by=reader),
        lambda: close(draft, by=reader),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_only_who_administers_the_desk_gives_a_seat(draft: Draft, officer: User, reader: User):
    with pytest.raises(NotAllowed):
        drafting.seat(draft, reader, draft.agreement.parties.first(), by=officer)


def test_a_text_is_closed_when_all_is_agreed_and_nothing_is_left_open(
    draft: Draft, officer: User, guest: User
):
    agree(draft, officer, guest)
    originals = close(draft, by=officer)
    assert len(draft.frozen_sha256) == 64 and is_intact(draft)
    assert len({original.sha256 for original in originals}) == 2
    assert all(bytes(original.content).startswith(b"%PDF") for original in originals)
    assert AgreementStep.objects.get(step="text-agreed").proven_by == "text"


def test_what_keeps_a_text_from_being_closed_is_told(draft: Draft, officer: User, guest: User):
    drafting.write(only(draft), "tr", by=officer, base=1, title="Süre", text="[sayı] yıl.")
    drafting.suggest(only(draft), "ru", by=guest, base=1, title="Срок", text="5 лет.")
    with pytest.raises(NotReady) as told:
        close(draft, by=officer)
    hindrances = told.value.hindrances
    assert {fault.kind.value for fault in hindrances.faults} == {"placeholder", "numbers"}
    assert len(hindrances.not_agreed) == 1 and hindrances.suggested == 1
    assert not draft.is_closed


def test_nothing_of_a_closed_text_changes(draft: Draft, officer: User, guest: User):
    agree(draft, officer, guest)
    clause = only(draft)
    close(draft, by=officer)
    for act in (
        lambda: drafting.write(clause, "tr", by=officer, base=1, title="x", text="y"),
        lambda: drafting.suggest(clause, "tr", by=guest, base=1, title="x", text="y"),
        lambda: drafting.remove_clause(clause, by=officer),
        lambda: drafting.withdraw(clause, "tr", by=guest, version=1),
        lambda: drafting.add_clause(draft, "tr", by=officer, title="x", text="y"),
        lambda: drafting.name_party(draft.names.first(), {"tr": "x"}, by=officer),
        lambda: close(draft, by=officer),
    ):
        with pytest.raises(Closed):
            act()


def test_an_altered_original_is_seen(draft: Draft, officer: User, guest: User):
    agree(draft, officer, guest)
    original = close(draft, by=officer)[0]
    original.content = bytes(original.content).replace(b"%PDF-1", b"%PDF-2", 1)
    original.save()
    assert not is_intact(draft)


def test_every_version_is_kept(draft: Draft, officer: User):
    for number in range(1, 6):
        drafting.write(only(draft), "tr", by=officer, base=number, title="Süre", text=f"{number}")
    kept = ClauseWording.objects.filter(language="tr").values_list("version", "text")
    assert list(kept) == [(1, "3 yıl."), *((n + 1, str(n)) for n in range(1, 6))]


def test_nothing_is_agreed_nor_closed_by_fewer_than_two_parties(
    desk: Desk, officer: User, istanbul
):
    alone = Agreement(agreement_kind="cooperation-protocol", stage="proposed")
    enter(alone, by=officer, desk=desk)
    draft = drafting.begin(alone, by=officer, languages=("tr",))
    row = DraftClause.objects.create(draft=draft, key="clause-1", order=0)
    ClauseWording.objects.create(
        clause=row, language="tr", version=1, title="Süre", text="3 yıl.", revision=1, by=officer
    )
    Draft.objects.filter(pk=draft.pk).update(titles={"tr": "Protokol"})
    assert not state_of_draft(draft).clauses[0].is_agreed
    with pytest.raises(NotReady, match="too few parties"):
        close(draft, by=officer)
    add_part(Party(agreement=alone, who=istanbul, order=0), by=officer)
    with pytest.raises(NotReady, match="too few parties") as told:
        close(draft, by=officer)
    assert told.value.hindrances.too_few_parties
    assert not draft.originals.exists()


def test_a_clause_with_something_left_open_is_not_agreed_though_all_accepted(
    draft: Draft, officer: User, guest: User
):
    for language in BOTH:
        drafting.write(only(draft), language, by=officer, base=1, title="T", text="[?] 3")
    assert not agree(draft, officer, guest).clauses[0].is_agreed


def test_a_party_that_joins_later_is_named_and_has_to_accept_too(
    draft: Draft, protocol: Agreement, officer: User, guest: User
):
    agree(draft, officer, guest)
    kazan = enter(Place(name={"tr": "Kazan", "ru": "Казань"}, country="RU"), by=officer)
    add_part(Party(agreement=protocol, who=kazan, order=2), by=officer)
    with pytest.raises(NotReady) as told:
        close(draft, by=officer)
    assert len(told.value.hindrances.not_agreed) == 1
    drafting.comment(only(draft), "Kazan?", by=officer)
    drafting.name_new_parties(draft)
    drafting.name_new_parties(draft)
    assert [name.names.get("tr") for name in draft.names.all()] == ["İstanbul", "Moskova", "Kazan"]


def test_a_closed_text_names_nobody_anew(
    draft: Draft, protocol: Agreement, officer: User, guest: User
):
    agree(draft, officer, guest)
    close(draft, by=officer)
    kazan = enter(Place(name={"tr": "Kazan"}, country="RU"), by=officer)
    add_part(Party(agreement=protocol, who=kazan, order=2), by=officer)
    drafting.name_new_parties(draft)
    assert draft.names.count() == 2


def with_a_second_clause(draft: Draft, officer: User) -> DraftClause:
    clause = drafting.add_clause(draft, "tr", by=officer, title="Son", text="Biter.")
    drafting.write(clause, "ru", by=officer, base=0, title="Конец", text="Кончается.")
    return clause


def test_a_clause_that_one_side_removes_is_out_only_when_all_accepted_that(
    draft: Draft, officer: User, guest: User
):
    clause = with_a_second_clause(draft, officer)
    agree(draft, officer, guest)
    drafting.remove_clause(clause, by=officer)
    with pytest.raises(NotReady, match="1 removals not accepted") as told:
        close(draft, by=officer)
    assert [each.row for each in told.value.hindrances.removed_alone] == [clause]
    drafting.remove_clause(clause, by=officer)
    assert not state_of_draft(draft).removals[0].is_agreed
    drafting.accept_removal(clause, by=guest)
    drafting.accept_removal(clause, by=guest)
    assert len(close(draft, by=officer)) == 2


def test_a_clause_that_was_let_go_and_put_back_is_accepted_anew(
    draft: Draft, officer: User, guest: User
):
    clause = with_a_second_clause(draft, officer)
    agree(draft, officer, guest)
    drafting.remove_clause(clause, by=officer)
    drafting.accept_removal(clause, by=guest)
    drafting.put_back(clause, by=officer)
    with pytest.raises(LookupError, match="put back"):
        drafting.accept_removal(clause, by=guest)
    with pytest.raises(NotReady) as told:
        close(draft, by=officer)
    assert [each.row for each in told.value.hindrances.not_agreed] == [clause]
    drafting.remove_clause(clause, by=officer)
    assert not state_of_draft(draft).removals[0].is_agreed


def test_another_title_takes_every_acceptance_back(draft: Draft, officer: User, guest: User):
    agree(draft, officer, guest)
    drafting.set_titles(draft, {"tr": " Protokol", "ru": "Протокол"}, by=guest)
    assert state_of_draft(draft).clauses[0].is_agreed
    drafting.set_titles(draft, {"tr": "Antlaşma", "ru": "Протокол"}, by=guest)
    with pytest.raises(NotReady) as told:
        close(draft, by=officer)
    assert len(told.value.hindrances.not_agreed) == 1


def test_another_name_of_a_party_takes_every_acceptance_back(
    draft: Draft, officer: User, guest: User
):
    name = draft.names.first()
    agree(draft, officer, guest)
    drafting.name_party(name, {"tr": "İstanbul", "ru": "Стамбул"}, by=guest)
    assert state_of_draft(draft).clauses[0].is_agreed
    drafting.name_party(name, {"tr": "İstanbul", "ru": "Константинополь"}, by=guest)
    assert not state_of_draft(draft).clauses[0].is_agreed
