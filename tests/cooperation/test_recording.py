"""Recording the steps of an agreement: the past as it was, the future through its gates."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from comity.cooperation.actions import (
    Circle,
    GateShut,
    NewAct,
    NewStep,
    choose_procedure,
    record_step,
    set_terms,
    stand_under,
)
from comity.cooperation.procedures import FlagKind, Status
from comity.cooperation.queries import follow
from comity.cooperation.terms import running_term
from comity.intake.actions import Added, Incoming, accept_all, add_source, undo_all
from comity.register.actions import add_part, enter, undo
from comity.register.models import (
    Act,
    Agreement,
    AgreementStep,
    Desk,
    Entry,
    Institution,
    Party,
    Place,
    Proof,
    User,
)
from comity.register.permissions import NotAllowed

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TODAY = timezone.localdate()


def act(kind: str, date: str, **more) -> NewAct:
    return NewAct(kind, date=date, number="147", **more)


def all_acts(agreement: Agreement, by: User, year: int = 2024) -> None:
    """Every act that the two laws ask for."""
    for step, kind in (
        ("council-decision", "council-decision"), ("permission", "permission"),
        ("consent", "consent"), ("government-order", "government-order"),
    ):  # fmt: skip
        record_step(agreement, NewStep(step, act=act(kind, f"{year}-03-01")), by=by)


def test_the_procedure_of_a_party_is_that_of_its_place(protocol: Agreement):
    sides = follow(protocol).state.path.sides
    assert [procedure.key for procedure in sides.values()] == ["turkey", "moscow"]


def test_a_chosen_procedure_goes_before_that_of_the_place(protocol: Agreement, officer: User):
    party = protocol.parties.all()[1]
    choose_procedure(party, "general", by=officer, reason="a municipality of the region")
    assert [p.key for p in follow(protocol).state.path.sides.values()] == ["turkey", "general"]
    with pytest.raises(ValidationError, match="there are general, moscow"):
        choose_procedure(party, "mars", by=officer)


def test_our_own_side_is_known_by_the_institution_of_the_desk(protocol: Agreement):
    followed = follow(protocol)
    assert followed.parties[followed.home].who.label["en"] == "Istanbul"


def test_a_step_moves_the_agreement_and_has_a_proof_and_a_history(
    protocol: Agreement, officer: User
):
    step = record_step(protocol, NewStep("idea", "2023-10", "minutes"), by=officer)
    protocol.refresh_from_db()
    assert (protocol.stage, step.stage) == ("proposed", "proposed")
    proof = Proof.objects.get(part="register.agreementstep", part_row=step.pk)
    assert proof.by == officer
    mandate = NewStep("mandate", "2023-10", "letter", protocol.parties.all()[0])
    record_step(protocol, mandate, by=officer)
    protocol.refresh_from_db()
    assert (protocol.stage, protocol.stage_date) == ("preparing", "2023-10")


def test_a_step_with_its_act_is_one_entry_and_is_undone_as_one(protocol: Agreement, officer: User):
    ministry = "Çevre, Şehircilik ve İklim Değişikliği Bakanlığı"
    told = NewStep("permission", act=act("permission", "2024-06-03", body_text=ministry))
    step = record_step(protocol, told, by=officer)
    assert follow(protocol).state.at("permission@1").status is Status.DONE
    entry = Entry.objects.filter(about=protocol).last()
    undo(entry, by=officer)
    assert not AgreementStep.objects.filter(pk=step.pk).exists()
    assert Act.objects.get(pk=step.act_id).state == "deleted"
    protocol.refresh_from_db()
    assert protocol.stage == "proposed"


def test_a_signature_of_the_past_is_recorded_whatever_it_lacked(protocol: Agreement, officer: User):
    record_step(protocol, NewStep("signed", "2017-12-04", "text"), by=officer)
    protocol.refresh_from_db()
    assert (protocol.stage, protocol.signed_on) == ("signed", "2017-12-04")
    followed = follow(protocol)
    assert followed.is_unlawful
    without = {f.station.key for f in followed.state.flagged(FlagKind.SIGNED_WITHOUT)}
    assert without == {"council-decision@1", "permission@1", "consent@2", "government-order@2"}


@pytest.mark.parametrize("days", [0, 30])
def test_a_new_signature_without_the_acts_is_stopped(protocol: Agreement, officer: User, days: int):
    told = NewStep("signed", (TODAY + timedelta(days=days)).isoformat(), "text")
    with pytest.raises(GateShut, match="Permission of the ministry \\(missing\\)") as shut:
        record_step(protocol, told, by=officer)
    assert len(shut.value.gates) == 4
    assert not protocol.steps.exists()


def test_a_signature_of_no_known_day_is_a_new_one(protocol: Agreement, officer: User):
    with pytest.raises(GateShut):
        record_step(protocol, NewStep("signed", paper="text"), by=officer)


def test_a_new_signature_with_all_acts_is_recorded(protocol: Agreement, officer: User):
    all_acts(protocol, officer)
    step = record_step(protocol, NewStep("signed", TODAY.isoformat(), "text"), by=officer)
    assert step.override_reason == ""
    assert not follow(protocol).is_unlawful


def test_only_who_has_the_right_lets_a_signature_pass_and_says_why(
    protocol: Agreement, officer: User, head: User
):
    told = NewStep("signed", TODAY.isoformat(), "text")
    why = "The ministry agreed by telephone; its letter follows."
    with pytest.raises(NotAllowed):
        record_step(protocol, told, by=officer, override=why)
    with pytest.raises(GateShut):
        record_step(protocol, told, by=head, override="  ")
    step = record_step(protocol, told, by=head, override=why)
    assert step.override_reason == why
    assert Entry.objects.filter(about=protocol).last().reason == why
    assert follow(protocol).state.flagged(FlagKind.OVERRIDDEN)


def test_a_reason_that_was_not_needed_is_not_kept(protocol: Agreement, head: User):
    all_acts(protocol, head)
    told = NewStep("signed", TODAY.isoformat(), "text")
    assert record_step(protocol, told, by=head, override="to be safe").override_reason == ""


def test_a_reader_records_nothing(protocol: Agreement, reader: User):
    with pytest.raises(NotAllowed):
        record_step(protocol, NewStep("idea", "2023-10"), by=reader)


@pytest.mark.parametrize(
    ("told", "field", "what"),
    [
        (NewStep("oath"), "step", "'oath' is no step here; there are authority-to-sign"),
        (NewStep("idea", "last autumn"), "date", "last autumn"),
        (NewStep("idea", paper="rumour"), "paper", "'rumour' is not among news"),
        (NewStep("permission", act=NewAct("decree")), "act", "'decree' is not among"),
        (NewStep("permission", act=NewAct("permission", date="soon")), "act_date", "soon"),
        (NewStep("suspended"), "date", "say when"),
    ],
)
def test_what_is_wrong_is_told_by_the_field(
    protocol: Agreement, officer: User, told: NewStep, field: str, what: str
):
    with pytest.raises(ValidationError) as error:
        record_step(protocol, told, by=officer)
    assert what in str(error.value.message_dict[field])
    assert not protocol.steps.exists()


def test_a_step_of_somebody_who_is_no_party_is_refused(
    protocol: Agreement, officer: User, moscow: Institution
):
    other = enter(
        Agreement(agreement_kind="memorandum", stage="proposed"), by=officer, desk=protocol.desk
    )
    party = add_part(Party(agreement=other, who=moscow), by=officer)
    with pytest.raises(ValidationError, match="is no party to"):
        record_step(protocol, NewStep("suspended", "2022", party=party), by=officer)


def test_suspended_by_us_by_them_dormant_and_ended_are_told_apart(
    protocol: Agreement, officer: User
):
    ours, theirs = protocol.parties.all()
    record_step(protocol, NewStep("signed", "2015", "text"), by=officer)
    seen = []
    for step, date, party in (
        ("suspended", "2016", ours), ("resumed", "2017", None), ("suspended", "2018", theirs),
        ("dormant", "2019", None), ("ended", "2020", theirs), ("resumed", "2021", None),
    ):  # fmt: skip
        record_step(protocol, NewStep(step, date, "letter", party), by=officer)
        protocol.refresh_from_db()
        seen.append((protocol.stage, follow(protocol).standing))
    assert seen == [
        ("suspended", "suspended-by-us"), ("in-force", "in-force"),
        ("suspended", "suspended-by-them"), ("dormant", "dormant"), ("ended", "ended-by-them"),
        ("in-force", "in-force"),
    ]  # fmt: skip


def test_what_was_entered_without_steps_is_not_set_back(protocol: Agreement, officer: User):
    Agreement.objects.filter(pk=protocol.pk).update(stage="in-force")
    protocol.refresh_from_db()
    record_step(
        protocol, NewStep("council-decision", act=act("council-decision", "2014")), by=officer
    )
    protocol.refresh_from_db()
    assert protocol.stage == "in-force"
    assert follow(protocol).state.at("signed").is_recorded


def test_a_paper_puts_the_day_right_that_the_press_told(protocol: Agreement, officer: User):
    record_step(protocol, NewStep("signed", "2023-11", "news"), by=officer)
    record_step(protocol, NewStep("signed", "2023-12-01", "text"), by=officer)
    protocol.refresh_from_db()
    assert protocol.signed_on == "2023-12-01"
    assert follow(protocol).state.flagged(FlagKind.DISAGREES)
    record_step(protocol, NewStep("signed", "2023-10", "news"), by=officer)
    protocol.refresh_from_db()
    assert protocol.signed_on == "2023-12-01"


def test_an_act_that_only_a_source_names_proves_nothing(protocol: Agreement, officer: User):
    decision = Act(act_kind="council-decision", number="12", agreement=protocol)
    enter(decision, by=officer, desk=protocol.desk)
    assert follow(protocol).state.at("council-decision@1").status is Status.DONE
    Proof.objects.filter(record=decision).delete()
    assert follow(protocol).state.at("council-decision@1").status is Status.REPORTED


def test_an_act_belongs_to_the_party_in_whose_city_the_body_sits(
    protocol: Agreement, officer: User, istanbul: Place
):
    ankara = enter(Place(name={"tr": "Ankara"}, country="TR"), by=officer)
    party = protocol.parties.all()[1]
    Party.objects.filter(pk=party.pk).update(who=ankara)
    council = enter(Institution(name={"tr": "Meclis"}, place=ankara), by=officer)
    decision = Act(act_kind="council-decision", number="3", agreement=protocol, body=council)
    enter(decision, by=officer, desk=protocol.desk)
    state = follow(protocol).state
    assert state.at("council-decision@2").status is Status.DONE
    assert state.at("council-decision@1").status is not Status.DONE


def test_an_agreement_cannot_stand_under_itself(protocol: Agreement, officer: User):
    def one(kind: str) -> Agreement:
        return enter(
            Agreement(agreement_kind=kind, stage="proposed"), by=officer, desk=protocol.desk
        )

    programme, plan = one("programme"), one("plan-of-measures")
    stand_under(programme, by=officer, under=protocol)
    stand_under(plan, by=officer, under=programme)
    programme.refresh_from_db()
    assert programme.under == protocol
    with pytest.raises(Circle):
        stand_under(protocol, by=officer, under=plan)
    renewed = one("programme")
    stand_under(renewed, by=officer, under=protocol, replaces=programme)
    with pytest.raises(Circle):
        stand_under(programme, by=officer, replaces=renewed)


def test_the_term_follows_from_the_clauses(protocol: Agreement, officer: User):
    record_step(protocol, NewStep("signed", "2023-11-15", "text"), by=officer)
    set_terms(protocol, by=officer, duration="P3Y", notice="P6M", renews="automatic")
    protocol.refresh_from_db()
    term = running_term(protocol, timezone.localdate().replace(year=2024, month=1, day=1))
    assert term is not None and term.notice_by is not None
    assert (str(term.ends), term.notice_by.isoformat()) == ("2026-11-15", "2026-05-15")
    with pytest.raises(ValidationError, match="write P3Y"):
        set_terms(protocol, by=officer, notice="six months")


def test_the_sentence_that_tells_of_the_signature_moves_the_step_once_it_is_accepted(
    officer: User, desk: Desk
):
    text = (EXAMPLES / "000_19451cafbac2c3f1.txt").read_bytes()
    added = add_source(Incoming(text, "istanbul.txt"), by=officer, desk=desk)
    assert isinstance(added, Added)
    accept_all(added.source, by=officer)
    state = follow(Agreement.objects.get()).state
    assert state.at("signed").status is Status.REPORTED
    assert state.flagged(FlagKind.UNPROVEN)
    assert state.at("idea").status is Status.DONE
    (step,) = AgreementStep.objects.filter(step="signed")
    proof = Proof.objects.filter(part="register.agreementstep", part_row=step.pk).first()
    assert "imza" in proof.quotes[0].words
    undo_all(added.source, by=officer)
    assert not Agreement.objects.filter(state="live").exists()


def test_following_many_costs_no_more_questions_than_following_one(
    protocol: Agreement, officer: User, django_assert_max_num_queries
):
    from comity.cooperation.queries import follow_all

    for _more in range(5):
        record_step(protocol, NewStep("idea", "2023-10"), by=officer)
    agreements = [protocol] * 20
    with django_assert_max_num_queries(10):
        assert len(follow_all(agreements)) == 20
