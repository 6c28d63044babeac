"""Signing an original at the desk, and the page that verifies a file for everybody."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from comity.cooperation import drafting
from comity.cooperation.drafting.closing import close
from comity.cooperation.models import Draft, Seat, Signing
from comity.cooperation.signing import content_of
from comity.cooperation.signing import electronic as signing_module
from comity.register.actions import delete, enter
from comity.register.models import Act, Agreement, Membership, Role, User

sys.path.insert(0, str(Path(__file__).parents[1] / "cooperation" / "pades"))

from signing_people import PASSWORD, Authority

ROOT = Authority()


def member(register: Any, name: str, role: Role) -> Client:
    user = User.objects.create_user(name)
    Membership.objects.create(user=user, desk=register.desk, role=role)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def agreed(register: Any) -> Draft:
    """An agreed text of the example's own protocol, which names Akçabay and Cheremin."""
    agreement = Agreement.objects.get(pk=register["protocol"].pk)
    agreement.parties.all().update(procedure="general")
    draft = drafting.begin(agreement, by=register.officer, languages=("tr",))
    drafting.set_titles(draft, {"tr": "Protokol"}, by=register.officer)
    for name, words in zip(draft.names.all(), ("İstanbul", "Moskova"), strict=True):
        drafting.name_party(name, {"tr": words}, by=register.officer)
    clause = drafting.add_clause(draft, "tr", by=register.officer, title="Süre", text="3 yıl.")
    guest, head = User.objects.create_user("ivan"), User.objects.create_user("nilgun")
    Membership.objects.create(user=guest, desk=register.desk, role=Role.GUEST)
    Membership.objects.create(user=head, desk=register.desk, role=Role.ADMINISTRATOR)
    drafting.seat(draft, guest, agreement.parties.all()[1], by=head)
    for user in (register.officer, guest):
        drafting.accept(clause, "tr", by=user, version=1)
    return draft


@pytest.fixture
def closed(register: Any, agreed: Draft) -> Draft:
    """The same, closed."""
    close(agreed, by=register.officer)
    return agreed


@pytest.fixture
def signatories(register: Any, closed: Draft, officer: Client) -> tuple[Client, Client]:
    """Both signatories with their accounts; the text is open for signature."""
    clients = member(register, "akcabay", Role.SIGNATORY), member(register, "cheremin", Role.GUEST)
    guest, theirs = User.objects.get(username="cheremin"), closed.agreement.parties.all()[1]
    Seat.objects.create(draft=closed, user=guest, party=theirs)
    asked: dict[str, str] = {}
    for turn, (name, each) in enumerate(
        zip(("akcabay", "cheremin"), closed.agreement.signatories.order_by("order"), strict=True), 1
    ):
        act = Act(act_kind="authority-to-sign", number=str(turn), agreement=closed.agreement)
        enter(act, by=register.officer, desk=register.desk)
        asked |= {
            f"turn-{each.pk}": str(turn), f"user-{each.pk}": name, f"act-{each.pk}": str(act.pk),
        }  # fmt: skip
    answer = officer.post(f"/drafts/{closed.pk}/signing/", asked)
    assert answer.status_code == 302, answer.text
    return clients


def key_of(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("key.p12", ROOT.pkcs12_of(ROOT.person_called(name)))


def sign(client: Client, signing: Signing, name: str, password: str = PASSWORD) -> Any:
    return client.post(f"/signings/{signing.pk}/", {"key": key_of(name), "password": password})


def test_without_an_account_and_an_act_nothing_is_opened(closed: Draft, officer: Client):
    assert officer.get(f"/drafts/{closed.pk}/signing/").status_code == 200
    assert officer.post(f"/drafts/{closed.pk}/signing/", {}).status_code == 400
    assert not Signing.objects.exists()


@pytest.mark.parametrize("number", ["abc", "9" * 5000, "²"])
def test_no_number_from_the_form_breaks_the_page(number: str, closed: Draft, officer: Client):
    asked = {}
    for each in closed.agreement.signatories.all():
        asked |= {f"turn-{each.pk}": "1", f"user-{each.pk}": "ivan", f"act-{each.pk}": number}
    assert officer.post(f"/drafts/{closed.pk}/signing/", asked).status_code == 400
    turns = {key: number for key in asked if key.startswith("turn")}
    assert officer.post(f"/drafts/{closed.pk}/signing/", asked | turns).status_code == 400


def test_what_of_a_deleted_agreement_waits_for_a_signature_is_not_signed(
    register: Any, closed: Draft, signatories: tuple[Client, Client]
):
    delete(Agreement.objects.get(pk=closed.agreement_id), by=register.officer, reason="double")
    signing = Signing.objects.filter(user__username="akcabay").first()
    assert signing is not None
    answer = sign(signatories[0], signing, "akcabay")
    assert answer.status_code in (404, 409)
    assert not Signing.objects.exclude(signed_at=None).exists()


def test_each_signs_in_their_turn_and_looks_no_earlier(
    closed: Draft, signatories: tuple[Client, Client]
):
    akcabay, cheremin = signatories
    first, second = Signing.objects.filter(original=closed.originals.first()).order_by("turn")
    original = f"/originals/{first.original_id}/"
    assert "not your turn" in cheremin.get(f"/signings/{second.pk}/").text
    assert akcabay.get(original).status_code == 200
    assert sign(cheremin, second, "cheremin").status_code == 409
    assert sign(akcabay, first, "akcabay", "guess").status_code == 400
    assert sign(akcabay, first, "akcabay").status_code == 302
    assert sign(cheremin, second, "cheremin").status_code == 302
    assert "Signed, without a timestamp yet" in akcabay.get(f"/drafts/{closed.pk}/").text


def test_a_signing_is_only_for_whose_it_is(
    closed: Draft, signatories: tuple[Client, Client], officer: Client
):
    for signing in Signing.objects.all():
        assert officer.get(f"/signings/{signing.pk}/").status_code == 404


def test_who_was_taken_out_of_the_desk_neither_sees_nor_makes_their_signature(
    closed: Draft, signatories: tuple[Client, Client]
):
    signing = Signing.objects.filter(user__username="akcabay").first()
    assert signing is not None
    Membership.objects.filter(user=signing.user).delete()
    assert signatories[0].get(f"/signings/{signing.pk}/").status_code == 404
    assert sign(signatories[0], signing, "akcabay").status_code == 404


def test_the_timestamp_is_added_afterwards_on_the_page_by_who_may_write(
    closed: Draft, signatories: tuple[Client, Client], officer: Client, settings: Any,
    monkeypatch: pytest.MonkeyPatch,
):  # fmt: skip
    page, act = f"/drafts/{closed.pk}/", f"/drafts/{closed.pk}/act/"
    signing = Signing.objects.filter(original=closed.originals.first()).order_by("turn").first()
    assert signing is not None
    sign(signatories[0], signing, "akcabay")
    asked = {"act": "stamp", "signing": str(signing.pk)}
    assert "Add the timestamp" not in officer.get(page).text
    assert "No timestamp can be added" in officer.post(act, asked, follow=True).text
    settings.TIMESTAMP_URL = "http://127.0.0.1:9/"
    assert "Add the timestamp" in officer.get(page).text
    assert "Add the timestamp" not in signatories[1].get(page).text
    assert "does not include" in signatories[1].post(act, asked, follow=True).text
    assert "does not answer" in officer.post(act, asked, follow=True).text
    monkeypatch.setattr(signing_module, "timestamp_authority", ROOT.stamper)
    assert "The timestamp is added" in officer.post(act, asked, follow=True).text
    assert "Add the timestamp" not in officer.get(page).text
    assert Signing.objects.get(pk=signing.pk).is_stamped
    assert officer.post(act, {"act": "stamp", "signing": "abc"}).status_code == 404


@pytest.mark.parametrize("is_pem", [False, True])
def test_the_page_heeds_the_lists_of_revoked_certificates_or_says_that_it_has_none(
    is_pem: bool, tmp_path: Path, closed: Draft, settings: Any
):
    from asn1crypto import pem
    from cryptography.hazmat.primitives.serialization import Encoding

    from comity.cooperation.pades import key_in_file
    from comity.cooperation.pades import sign as sign_file

    lost = ROOT.person_called("lost")
    signed = sign_file(
        bytes(closed.originals.first().content), key=key_in_file(ROOT.pkcs12_of(lost), PASSWORD),
        field="signature-1", name="lost", authority=ROOT.stamper(),
    )  # fmt: skip
    root, revoked = tmp_path / "roots.pem", tmp_path / "revoked.crl"
    root.write_bytes(ROOT.person.certificate.public_bytes(Encoding.PEM))
    content = ROOT.list_of_revoked(lost)
    revoked.write_bytes(pem.armor("X509 CRL", content) if is_pem else content)
    settings.TRUSTED_AUTHORITIES = root

    def told() -> str:
        answer = Client().post("/verify/", {"file": SimpleUploadedFile("x.pdf", signed)})
        return str(answer.text)

    assert "is not checked here" in told() and "All signatures hold" in told()
    settings.REVOCATION_LISTS = (revoked,)
    assert "the certificate had been revoked" in told() and "is not checked here" not in told()


def test_everybody_may_verify_a_file_and_sees_what_holds(
    tmp_path: Path, closed: Draft, signatories: tuple[Client, Client], settings: Any
):
    from cryptography.hazmat.primitives.serialization import Encoding

    signing = Signing.objects.filter(original=closed.originals.first()).order_by("turn").first()
    assert signing is not None
    sign(signatories[0], signing, "akcabay")
    signed = content_of(signing.original)
    root = tmp_path / "roots.pem"
    root.write_bytes(ROOT.person.certificate.public_bytes(Encoding.PEM))

    def told(content: bytes, language: str = "en") -> Any:
        anybody = Client()
        anybody.cookies["comity_language"] = language
        return anybody.post("/verify/", {"file": SimpleUploadedFile("x.pdf", content)})

    assert "certified by nobody whom this register trusts" in told(signed).text
    settings.TRUSTED_AUTHORITIES = root
    page = told(signed).text
    assert "All signatures hold" in page and "Common Name: akcabay" in page
    assert "byte for byte as it is kept here" in page and closed.frozen_sha256 in page
    altered = bytearray(signed)
    altered[altered.index(b"stream") + 20] ^= 1  # within what is shown on a page
    page = told(bytes(altered)).text
    assert "Not every signature holds" in page and "not one of the originals" in page
    assert told(b"no pdf").status_code == 400
    for language in ("tr", "ru"):
        with translation.override(language):
            assert f'<html lang="{language}"' in told(signed, language).text
    assert Client().get("/verify/").status_code == 200


def signed_elsewhere(signing: Signing, name: str) -> SimpleUploadedFile:
    from comity.cooperation.pades import key_in_file
    from comity.cooperation.pades import sign as sign_file

    key = key_in_file(ROOT.pkcs12_of(ROOT.person_called(name)), PASSWORD)
    field = f"signature-{signing.turn}"
    signed = sign_file(content_of(signing.original), key=key, field=field, name=name)
    return SimpleUploadedFile("signed.pdf", signed)


def test_an_original_signed_with_a_token_elsewhere_is_brought_back_on_the_page(
    closed: Draft, signatories: tuple[Client, Client]
):
    signing = Signing.objects.filter(user__username="akcabay").select_related("original").first()
    assert signing is not None
    page = f"/signings/{signing.pk}/"
    assert "comity sign" in signatories[0].get(page).text
    wrong = SimpleUploadedFile("x.pdf", b"%PDF-1.7 another")
    answer = signatories[0].post(page, {"signed": wrong})
    assert answer.status_code == 409 and "Fetch it once more" in answer.text
    answer = signatories[0].post(page, {"signed": signed_elsewhere(signing, "akcabay")})
    assert answer.status_code == 302
    signing.refresh_from_db()
    assert signing.signed_at is not None


def test_who_signs_by_hand_is_recorded_with_the_scan_that_anybody_can_verify(
    register: Any, closed: Draft, officer: Client
):
    asked: dict[str, str] = {}
    for turn, each in enumerate(closed.agreement.signatories.order_by("order"), 1):
        act = Act(act_kind="authority-to-sign", number=str(turn), agreement=closed.agreement)
        enter(act, by=register.officer, desk=register.desk)
        asked |= {f"turn-{each.pk}": str(turn), f"way-{each.pk}": "hand",
                  f"act-{each.pk}": str(act.pk)}  # fmt: skip
    assert officer.post(f"/drafts/{closed.pk}/signing/", asked).status_code == 302
    signing = Signing.objects.order_by("original", "turn").first()
    assert signing is not None
    page = f"/signings/{signing.pk}/by-hand/"
    assert "Day of the signature" in officer.get(page).text
    reader = member(register, "reader", Role.READER)
    scan = lambda: SimpleUploadedFile("scan.png", b"the scan", "image/png")  # noqa: E731
    told = {"day": "2026-01-15", "witnesses": "Ayşe Aydın", "kept_at": "Archive, shelf 4"}
    assert reader.post(page, told | {"scan": scan()}).status_code == 403
    assert officer.post(page, told | {"scan": scan(), "day": "soon"}).status_code == 400
    assert officer.post(page, told).status_code == 409
    assert officer.post(page, told | {"scan": scan()}).status_code == 302
    shown = officer.get(f"/drafts/{closed.pk}/").text
    for words in ("Signed by hand", "Ayşe Aydın", "Kept at Archive, shelf 4", "Scan"):
        assert words in shown
    verified = Client().post("/verify/", {"file": scan()}).text
    assert "A scan proves no signature by itself" in verified


def test_a_seat_is_taken_away_by_an_administrator_alone(
    register: Any, closed: Draft, officer: Client
):
    seat = Seat.objects.get(user__username="ivan")
    asked = {"act": "unseat", "seat": str(seat.pk)}
    assert "does not include" in officer.post(f"/drafts/{closed.pk}/act/", asked, follow=True).text
    assert Seat.objects.filter(pk=seat.pk).exists()
    head = Client()
    head.force_login(User.objects.get(username="nilgun"))
    assert "no seat any more" in head.post(f"/drafts/{closed.pk}/act/", asked, follow=True).text
    assert not Seat.objects.filter(pk=seat.pk).exists()
    guest = Client()
    guest.force_login(User.objects.get(username="ivan"))
    assert guest.get(f"/drafts/{closed.pk}/").status_code == 404


def test_where_an_original_is_kept_is_said_on_the_page_of_the_draft(closed: Draft, officer: Client):
    original = closed.originals.first()
    assert original is not None
    asked = {"act": "keep", "original": str(original.pk), "kept_at": "Vault"}
    assert "Kept at Vault" in officer.post(f"/drafts/{closed.pk}/act/", asked, follow=True).text


def test_a_text_of_an_agreement_that_is_signed_already_is_closed_only_after_a_warning(
    agreed: Draft, officer: Client
):
    told = "The register says that this agreement is signed"
    page = f"/drafts/{agreed.pk}/"
    assert told in officer.get(page).text
    agreement = agreed.agreement
    agreement.steps.filter(step__in=("signed", "signatures", "in-force")).delete()
    Agreement.objects.filter(pk=agreement.pk).update(stage="preparing", signed_on=None)
    assert told not in officer.get(page).text
