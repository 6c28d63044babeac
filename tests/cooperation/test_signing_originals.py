"""The originals are signed by those named, with their authority on file, in their turn."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import connection, connections
from django.utils import timezone

from comity.cli import main
from comity.cooperation import drafting, pades
from comity.cooperation.actions import GateShut, NewAct, NewStep, record_step
from comity.cooperation.drafting.closing import close
from comity.cooperation.drafting.state import state_of_draft
from comity.cooperation.models import Draft, Signing
from comity.cooperation.pades import key_in_file, verify
from comity.cooperation.queries import follow
from comity.cooperation.signing import (
    NotToSign,
    Paper,
    Reason,
    Signer,
    bring_signed,
    complete,
    content_of,
    keep_at,
    may_look,
    open_signing,
    recognise,
    recognise_scan,
    record_by_hand,
    sign_original,
)
from comity.register.actions import add_part, enter, remove_part
from comity.register.models import (
    Act,
    Agreement,
    AgreementStep,
    Desk,
    Membership,
    Person,
    Role,
    Signatory,
    User,
)
from comity.register.permissions import NotAllowed
from comity.register.undoing import StillUsed

sys.path.insert(0, str(Path(__file__).parent / "pades"))

from signing_people import PASSWORD, Authority

ROOT = Authority()
KEYS = {name: ROOT.pkcs12_of(ROOT.person_called(name)) for name in ("akcabay", "cheremin")}


@pytest.fixture
def closed(protocol: Agreement, desk: Desk, officer: User, head: User) -> Draft:
    """A closed text of one clause, agreed by both sides."""
    _ours, theirs = protocol.parties.all()
    guest = User.objects.create_user("ivan")
    Membership.objects.create(user=guest, desk=desk, role=Role.GUEST)
    draft = drafting.begin(protocol, by=officer, languages=("tr", "ru"))
    drafting.seat(draft, guest, theirs, by=head)
    names = ({"tr": "İstanbul", "ru": "Стамбул"}, {"tr": "Moskova", "ru": "Москва"})
    for row, words in zip(draft.names.all(), names, strict=True):
        drafting.name_party(row, words, by=officer)
    drafting.set_titles(draft, {"tr": "Protokol", "ru": "Протокол"}, by=officer)
    clause = drafting.add_clause(draft, "tr", by=officer, title="Süre", text="3 yıl.")
    drafting.write(clause, "ru", by=officer, base=0, title="Срок", text="3 года.")
    for language in ("tr", "ru"):
        for user in (officer, guest):
            drafting.accept(clause, language, by=user, version=1)
    assert state_of_draft(draft).clauses[0].is_agreed
    close(draft, by=officer)
    return draft


@pytest.fixture
def plan(closed: Draft, desk: Desk, officer: User) -> list[Signer]:
    """Akçabay first, then Cheremin, each with written authority."""
    found = []
    for order, name in enumerate(("akcabay", "cheremin")):
        person = enter(Person(name={"en": name}), by=officer)
        signatory = Signatory(
            agreement=closed.agreement, person=person, party=closed.agreement.parties.all()[order],
            has_signed=False, order=order,
        )  # fmt: skip
        add_part(signatory, by=officer)
        user = User.objects.create_user(name)
        Membership.objects.create(user=user, desk=desk, role=Role.SIGNATORY)
        act = Act(act_kind="authority-to-sign", number=str(order), agreement=closed.agreement)
        found.append(Signer(signatory, user, enter(act, by=officer, desk=desk)))
    return found


@pytest.fixture
def permitted(closed: Draft, officer: User) -> None:
    """Every act that the two laws ask for before a signature."""
    for kind in ("council-decision", "permission", "consent", "government-order"):
        told = NewStep(kind, act=NewAct(kind, number="7", date="2024-03-01"))
        record_step(closed.agreement, told, by=officer)


@pytest.fixture
def opened(closed: Draft, plan: list[Signer], permitted: None, officer: User) -> list[Signing]:
    return open_signing(closed, plan, by=officer)


def sign(signing: Signing, **more) -> Signing:
    options = {"authority": ROOT.stamper(), **more}
    return sign_original(
        signing, by=signing.user, key=key_in_file(KEYS[signing.user.username], PASSWORD), **options
    )


def test_every_signatory_signs_every_original_and_then_the_agreement_is_signed(
    closed: Draft, opened: list[Signing]
):
    assert len(opened) == 4
    for signing in opened:
        assert not AgreementStep.objects.filter(step="signed").exists()
        sign(signing)
    for original in closed.originals.all():
        signed = content_of(original)
        assert signed.startswith(bytes(original.content))
        verdict = verify(signed, trusted=[ROOT.root])
        assert verdict.is_good
        assert [s.signer for s in verdict.signatures] == [
            "Common Name: akcabay", "Common Name: cheremin",
        ]  # fmt: skip
    closed.agreement.refresh_from_db()
    assert closed.agreement.stage == "signed"
    assert not follow(closed.agreement).is_unlawful


def test_nobody_signs_before_their_turn(opened: list[Signing]):
    with pytest.raises(NotToSign, match="not your turn"):
        sign(opened[1])
    sign(opened[0])
    sign(opened[1])
    with pytest.raises(NotToSign, match="already"):
        sign(opened[1])


def test_nobody_signs_for_somebody_else(opened: list[Signing], officer: User):
    with pytest.raises(NotAllowed):
        sign_original(opened[0], by=officer, key=key_in_file(KEYS["akcabay"], PASSWORD))
    with pytest.raises(NotAllowed):
        sign_original(opened[0], by=opened[1].user, key=key_in_file(KEYS["cheremin"], PASSWORD))


def test_who_was_taken_out_of_the_desk_signs_no_more(opened: list[Signing]):
    Membership.objects.filter(user=opened[0].user).delete()
    with pytest.raises(NotAllowed):
        sign(opened[0])
    assert Signing.objects.get(pk=opened[0].pk).signed_at is None


def test_a_guest_who_lost_their_seat_signs_no_more(
    closed: Draft, opened: list[Signing], officer: User
):
    user = opened[0].user
    Membership.objects.filter(user=user).update(role=Role.GUEST)
    with pytest.raises(NotAllowed):
        sign(opened[0])
    closed.seats.create(user=user, party=closed.agreement.parties.first())
    assert sign(opened[0]).signed_at is not None


def test_only_who_signed_or_is_in_turn_or_writes_for_the_desk_fetches_a_file_being_signed(
    closed: Draft, plan: list[Signer], permitted: None, officer: User, reader: User
):
    original = closed.originals.all()[0]
    first, second = (signer.user for signer in plan)
    assert may_look(original, reader)
    own = [each for each in open_signing(closed, plan, by=officer) if each.original == original]
    assert [may_look(original, user) for user in (first, second, reader, officer)] == [
        True, False, False, True,
    ]  # fmt: skip
    sign(own[0])
    assert [may_look(original, user) for user in (first, second, reader)] == [True, True, False]
    sign(own[1])
    assert may_look(original, reader)


def test_without_the_acts_signing_is_not_opened_unless_somebody_says_why(
    closed: Draft, plan: list[Signer], officer: User, head: User
):
    with pytest.raises(GateShut):
        open_signing(closed, plan, by=officer)
    with pytest.raises(NotAllowed):
        open_signing(closed, plan, by=officer, override="the letter follows")
    for signing in open_signing(closed, plan, by=head, override="the letter follows"):
        sign(signing)
    assert AgreementStep.objects.get(step="signed").override_reason == "the letter follows"


def test_a_signatory_without_written_authority_is_not_let_sign(
    closed: Draft, plan: list[Signer], permitted: None, officer: User
):
    letter = Act(act_kind="notice", number="9", agreement=closed.agreement)
    enter(letter, by=officer, desk=closed.agreement.desk)
    with pytest.raises(NotToSign, match="no written authority on file"):
        open_signing(closed, [replace(plan[0], authority=letter), plan[1]], by=officer)


def test_a_text_that_is_not_closed_is_not_signed(protocol: Agreement, officer: User):
    draft = drafting.begin(protocol, by=officer, languages=("tr",))
    with pytest.raises(NotToSign, match="close it first"):
        open_signing(draft, [], by=officer)


def test_a_text_without_originals_is_not_opened_for_signature(
    closed: Draft, plan: list[Signer], permitted: None, officer: User
):
    closed.originals.all().delete()
    with pytest.raises(NotToSign, match="no original"):
        open_signing(closed, plan, by=officer)
    assert not AgreementStep.objects.filter(step="ready").exists()


def test_nobody_is_to_sign_what_they_do_not_see(
    closed: Draft, plan: list[Signer], permitted: None, officer: User
):
    Membership.objects.filter(user=plan[1].user).update(role=Role.GUEST)
    with pytest.raises(NotToSign, match="give them a seat"):
        open_signing(closed, plan, by=officer)


def test_signing_is_opened_once(closed: Draft, opened: list[Signing], plan, officer: User):
    with pytest.raises(NotToSign, match="already"):
        open_signing(closed, plan, by=officer)


def test_nothing_is_signed_on_an_altered_original(closed: Draft, opened: list[Signing]):
    original = opened[0].original
    original.content = bytes(original.content) + b" "
    original.save()
    with pytest.raises(NotToSign, match="altered"):
        sign(opened[0])


def meanwhile(monkeypatch: pytest.MonkeyPatch, name: str, do: Callable[[], object]) -> list[str]:
    """Let something happen while a signature or timestamp is made; the queries that follow."""
    made = getattr(pades, name)
    follow: list[str] = []

    def slow(*told: Any, **options: Any) -> bytes:
        assert len(connection.savepoint_ids) == 0, "a transaction waits for the network"
        result: bytes = made(*told, **options)
        do()
        connection.execute_wrappers.append(noted)
        return result

    def noted(execute: Any, sql: str, *more: Any) -> Any:
        follow.append(sql)
        return execute(sql, *more)

    monkeypatch.setattr(pades, name, slow)
    monkeypatch.setattr(connections["default"], "execute_wrappers", [])
    return follow


def test_what_was_signed_meanwhile_is_not_overwritten(
    opened: list[Signing], monkeypatch: pytest.MonkeyPatch
):
    row = Signing.objects.filter(pk=opened[0].pk)

    def by_another_window() -> None:
        row.update(signed_at=timezone.now(), content=b"%PDF signed", sha256="0" * 64)

    meanwhile(monkeypatch, "sign", by_another_window)
    with pytest.raises(NotToSign, match="already"):
        sign(opened[0])
    assert bytes(row.get().content) == b"%PDF signed"


def test_what_was_stamped_meanwhile_is_not_stamped_over(
    opened: list[Signing], officer: User, monkeypatch: pytest.MonkeyPatch
):
    signing = sign(opened[0], without_stamp=True)
    meanwhile(monkeypatch, "stamp", lambda: sign(opened[1], without_stamp=True))
    with pytest.raises(NotToSign, match="only the last"):
        complete(signing, by=officer, authority=ROOT.stamper())


def test_of_two_last_signatures_one_waits_for_the_other(
    opened: list[Signing], monkeypatch: pytest.MonkeyPatch
):
    follow = meanwhile(monkeypatch, "sign", lambda: None)
    sign(opened[0])
    first = next(sql for sql in follow if not sql.startswith("SAVEPOINT"))
    assert 'FROM "cooperation_draft"' in first, "the draft is locked before anything is checked"


def test_a_signature_made_without_a_network_is_stamped_afterwards(
    opened: list[Signing], officer: User
):
    signing = sign(opened[0], without_stamp=True)
    assert not signing.is_stamped
    complete(signing, by=officer, authority=ROOT.stamper())
    sign(opened[1])
    verdict = verify(content_of(signing.original), trusted=[ROOT.root])
    assert verdict.is_good and [s.is_timestamp for s in verdict.signatures] == [False, True, False]
    with pytest.raises(NotToSign, match="only the last"):
        complete(signing, by=officer, authority=ROOT.stamper())


def test_a_signed_file_is_recognised_as_one_of_the_originals(closed: Draft, opened: list[Signing]):
    first, second = closed.originals.all()
    sign(opened[0])
    signed = content_of(first)
    known = recognise(verify(signed))
    assert known is not None and known.original == first and known.is_as_kept
    fresh = recognise(verify(bytes(second.content)))
    assert fresh is not None and fresh.original == second
    altered = bytearray(signed)
    altered[200] ^= 1
    assert recognise(verify(bytes(altered))) is None


def test_the_command_tells_what_holds_and_what_does_not(
    tmp_path: Path, closed: Draft, opened: list[Signing]
):
    from cryptography.hazmat.primitives.serialization import Encoding

    sign(opened[0])
    file, root = tmp_path / "signed.pdf", tmp_path / "root.pem"
    file.write_bytes(content_of(opened[0].original))
    root.write_bytes(ROOT.person.certificate.public_bytes(Encoding.PEM))
    good = CliRunner().invoke(main, ["verify", str(file), "--trust", str(root)])
    assert good.exit_code == 0 and "Signature signature-1: holds" in good.output
    assert "Common Name: akcabay" in good.output and "by a timestamp authority" in good.output
    untrusted = CliRunner().invoke(main, ["verify", str(file)])
    assert untrusted.exit_code == 1 and "untrusted" in untrusted.output
    altered = bytearray(file.read_bytes())
    altered[len(altered) // 3] ^= 1
    file.write_bytes(altered)
    bad = CliRunner().invoke(main, ["verify", str(file), "--trust", str(root)])
    assert bad.exit_code == 1 and "altered" in bad.output
    file.write_bytes(b"text")
    assert "no PDF" in CliRunner().invoke(main, ["verify", str(file)]).output


def test_who_is_to_sign_is_not_taken_away_while_a_signing_waits_for_them(
    opened: list[Signing], officer: User
):
    with pytest.raises(StillUsed):
        remove_part(opened[0].signatory, by=officer)
    assert Signatory.objects.filter(pk=opened[0].signatory_id).exists()


def elsewhere(signing: Signing, content: bytes | None = None, field: str = "") -> bytes:
    """The file as it comes from a program on the signatory's own computer."""
    assert signing.user is not None
    return pades.sign(
        content_of(signing.original) if content is None else content,
        key=key_in_file(KEYS[signing.user.username], PASSWORD),
        field=field or f"signature-{signing.turn}", name="",
    )  # fmt: skip


def test_an_original_that_was_signed_elsewhere_is_brought_back(opened: list[Signing]):
    signing = opened[0]
    bring_signed(signing, elsewhere(signing), by=signing.user)
    sign(opened[1])
    verdict = verify(content_of(signing.original), trusted=[ROOT.root])
    assert verdict.is_good and len(verdict.signatures) == 2
    assert not signing.is_stamped and signing.signed_on == timezone.localdate()


def test_nothing_but_the_own_signature_on_the_file_that_was_fetched_is_taken(
    opened: list[Signing], closed: Draft
):
    signing = opened[0]
    fetched = content_of(signing.original)
    other = bytes(closed.originals.exclude(pk=signing.original_id).get().prepared)
    wrong = {
        Reason.OTHER_FILE: [elsewhere(signing, other), fetched, b"no pdf", b""],
        Reason.NO_SIGNATURE: [elsewhere(signing, field="signature-2"), fetched + b"\n"],
        Reason.MORE_THAN_SIGNED: [
            elsewhere(signing, elsewhere(signing, field="signature-2")),
            elsewhere(signing, with_a_page_more(fetched)),
        ],
    }
    for reason, files in wrong.items():
        for content in files:
            with pytest.raises(NotToSign) as told:
                bring_signed(signing, content, by=signing.user)
            assert told.value.reason == reason
    with pytest.raises(NotToSign, match="not your turn"):
        bring_signed(opened[1], elsewhere(opened[1]), by=opened[1].user)
    with pytest.raises(NotAllowed):
        bring_signed(signing, elsewhere(signing), by=opened[1].user)
    assert not Signing.objects.exclude(signed_at=None).exists()


def with_a_page_more(pdf: bytes) -> bytes:
    place = pades.SigningPlace("another", ("Somebody else",))
    return pades.with_places(pdf, [place], headings=["More"], footer="")


def test_the_place_of_each_signature_names_who_signs_in_every_language_the_holder_first(
    opened: list[Signing], tmp_path: Path
):
    for signing, first, second in ((opened[0], "akcabay", "cheremin"),
                                   (opened[2], "cheremin", "akcabay")):  # fmt: skip
        file = tmp_path / "original.pdf"
        file.write_bytes(content_of(signing.original))
        page = ["pdftotext", "-f", "3", "-layout", str(file), "-"]
        told = subprocess.run(page, capture_output=True, text=True, check=True).stdout
        assert "Elektronik imzalar · Электронные подписи" in told
        assert told.index(first) < told.index(second)
        # Once for each language of the text.
        assert told.count("akcabay") == told.count("cheremin") == 2


def test_one_signs_by_hand_and_the_other_electronically(
    closed: Draft, plan: list[Signer], permitted: None, officer: User
):
    by_hand = replace(plan[0], by_hand=True, user=None)
    signings = open_signing(closed, [by_hand, plan[1]], by=officer)
    day = timezone.localdate() - timedelta(days=1)
    for signing in signings:
        if signing.by_hand:
            with pytest.raises(NotToSign, match="somebody signs before you"):
                sign(signings[signings.index(signing) + 1])
            paper = Paper(b"scan of " + bytes([signing.pk]), "scan.png", day, "A. Aydın\nI. Petrov",
                          "Arşiv, dolap 4")  # fmt: skip
            record_by_hand(signing, paper, by=officer)
        else:
            sign(signing)
    for original in closed.originals.all():
        hand, electronic = original.signings.order_by("turn")
        assert hand.witnesses == "A. Aydın\nI. Petrov" and original.kept_at == "Arşiv, dolap 4"
        assert hand.scan is not None and hand.sha256 == hand.scan.content.sha256
        assert verify(content_of(original), trusted=[ROOT.root]).is_good
        assert electronic.signed_on == timezone.localdate() and hand.signed_on == day
        assert recognise_scan(hand.sha256) == hand
    step = AgreementStep.objects.get(step="signed")
    assert step.date == timezone.localdate().isoformat() and step.document is not None


def test_what_is_signed_by_hand_needs_its_scan_a_day_that_came_and_the_right(
    closed: Draft, plan: list[Signer], permitted: None, officer: User
):
    both = [replace(each, by_hand=True, user=None) for each in plan]
    first, second = open_signing(closed, both, by=officer)[:2]
    today = timezone.localdate()
    assert bytes(first.original.prepared) == b""
    for signing, paper, by, problem in (
        (first, Paper(b"", "x.png", today), officer, NotToSign),
        (first, Paper(b"scan", "x.png", today + timedelta(days=1)), officer, NotToSign),
        (second, Paper(b"scan", "x.png", today), officer, NotToSign),
        (first, Paper(b"scan", "x.png", today), plan[0].user, NotAllowed),
    ):
        with pytest.raises(problem):
            record_by_hand(signing, paper, by=by)
    assert not Signing.objects.exclude(signed_at=None).exists()


def test_who_was_to_sign_electronically_is_not_recorded_by_hand_nor_the_other_way(
    opened: list[Signing], officer: User
):
    with pytest.raises(NotToSign, match="signs electronically"):
        record_by_hand(opened[0], Paper(b"scan", "x.png", timezone.localdate()), by=officer)
    Signing.objects.filter(pk=opened[0].pk).update(by_hand=True)
    with pytest.raises(NotToSign, match="signs by hand"):
        sign(opened[0])


def test_electronically_nobody_signs_without_an_account(
    closed: Draft, plan: list[Signer], permitted: None, officer: User
):
    with pytest.raises(NotToSign, match="needs an account"):
        open_signing(closed, [replace(plan[0], user=None)], by=officer)


def test_where_the_paper_is_kept_is_said_by_who_may_write(
    closed: Draft, plan: list[Signer], officer: User
):
    original = closed.originals.first()
    assert original is not None
    keep_at(original, " Arşiv ", by=officer)
    original.refresh_from_db()
    assert original.kept_at == "Arşiv"
    with pytest.raises(NotAllowed):
        keep_at(original, "elsewhere", by=plan[0].user)
