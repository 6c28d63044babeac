"""Who may open the desk's pages, and what they send along."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, reverse

from comity.desk.addresses import ROUTES
from comity.desk.entrance.urls import urlpatterns as entrance
from comity.desk.kinds import LISTINGS
from comity.desk.urls import urlpatterns
from comity.register.actions import mark_confidential
from comity.register.models import Record, User

OPEN_TO_ALL = {"answer", "calendar", "enter", "language", "theme", "verify"}
# The way in itself; what of it needs somebody who is signed in is in `KEPT`.
ENTRANCE = {
    "account_login", "account_logout", "account_inactive", "mfa_authenticate",
    "mfa_login_webauthn", "socialaccount_login_cancelled",
}  # fmt: skip


def addresses() -> list[str]:
    found = []
    for pattern in urlpatterns:
        if pattern.name in OPEN_TO_ALL:
            continue
        named = pattern.pattern.converters
        given: dict[str, Any] = {
            "key": 1, "route": "people", "ending": "pdf", "name": "people",
            "entry": 1, "owner": 1, "part": "party",
        }  # fmt: skip
        if pattern.name == "as-file":
            given["ending"] = "csv"
        found.append(reverse(f"desk:{pattern.name}", kwargs={n: given[n] for n in named}))
    own = (each for each in entrance if isinstance(each, URLPattern) and each.name not in ENTRANCE)
    found += [reverse(each.name, args=[1] * len(each.pattern.converters)) for each in own]
    return found


@pytest.mark.parametrize("address", addresses())
def test_nobody_sees_anything_before_signing_in(address: str, db: None):
    for answer in (Client().get(address), Client().post(address)):
        assert answer.status_code in (302, 405)
        if answer.status_code == 302:
            assert answer["Location"].startswith("/sign-in/")


def test_signing_in_leads_to_the_page_that_was_asked_for(db: None):
    User.objects.create_user("zeynep", password="courtesy of cities")
    given = {"login": "zeynep", "password": "courtesy of cities", "next": "/people/"}
    assert Client().post("/sign-in/", given)["Location"] == "/people/"


def test_a_wrong_password_is_told_and_lets_nobody_in(db: None):
    User.objects.create_user("zeynep", password="courtesy of cities")
    answer = Client().post("/sign-in/", {"login": "zeynep", "password": "guess"})
    assert answer.status_code == 200
    assert 'role="alert"' in answer.text


TOKEN = f"1-{'0' * 40}"
# What somebody who has no account may ask of each page that is open to all.
ASKED: dict[str, list[tuple[str, dict[str, Any] | None]]] = {
    "answer": [(f"/answer/{TOKEN}/", None), (f"/answer/{TOKEN}/", {"answer": "accepted"})],
    "calendar": [(f"/calendar/{TOKEN}.ics", None)],
    "enter": [("/enter/0000/", None)],
    "account_login": [("/sign-in/", None), ("/sign-in/", {"login": "zeynep", "password": "guess"})],
    "account_logout": [("/sign-out/", {})],
    "account_inactive": [("/sign-in/closed/", None)],
    "mfa_authenticate": [("/sign-in/code/", None), ("/sign-in/code/", {"code": "000000"})],
    "mfa_login_webauthn": [
        ("/sign-in/passkey/", None),
        ("/sign-in/passkey/", {"credential": "{}"}),
    ],
    "socialaccount_login_cancelled": [("/sign-in/not-there/", None)],
    "language": [("/language/", {"language": "tr", "next": "/people/"})],
    "theme": [("/theme/", {"theme": "dark", "next": "/people/"})],
    "verify": [("/verify/", None), ("/verify/", {"file": b"no PDF"}), ("/verify/", {"file": b""})],
}


def words_of(register: Any) -> set[str]:
    """What somebody outside must not read: records, sources, and who works where."""
    told = {words for record in Record.objects.all() for words in record.label.values()}
    told |= {source.title for source in register.sources.values()}
    return (told | {register.desk.name, str(register.officer)}) - {""}


@pytest.mark.parametrize("name", sorted(OPEN_TO_ALL | ENTRANCE))
def test_a_page_that_is_open_to_all_shows_nothing_of_the_register(name: str, register: Any):
    hidden = words_of(register)
    assert len(hidden) > 30
    for address, given in ASKED[name]:
        anybody = Client()
        told = {
            key: SimpleUploadedFile("x.pdf", value) if isinstance(value, bytes) else value
            for key, value in (given or {}).items()
        }
        answer = anybody.get(address) if given is None else anybody.post(address, told)
        assert answer.status_code in (200, 302, 400, 403, 404)
        assert not {words for words in hidden if words in answer.text}
        assert "_auth_user_id" not in anybody.session


def test_who_verifies_a_paper_of_the_desk_learns_nothing_but_what_the_paper_says(
    register: Any, officer: Client
):
    page = reverse("desk:dossier", args=["people", register["cheremin"].pk])
    paper = officer.get(f"{page.rstrip('/')}.pdf")
    assert paper["Content-Type"] == "application/pdf"
    upload = SimpleUploadedFile("x.pdf", b"".join(paper) if paper.streaming else paper.content)
    answer = Client().post("/verify/", {"file": upload})
    assert "The file bears no signature" in answer.text
    assert not {words for words in words_of(register) if words in answer.text}


def test_a_confidential_record_is_nowhere_for_another_desk(
    register: Any, officer: Client, neighbour: Client
):
    mark_confidential(register["draft"], by=register.officer, desk=register.desk)
    page = reverse("desk:record", args=["agreements", register["draft"].pk])
    assert officer.get(page).status_code == 200
    assert neighbour.get(page).status_code == 404
    for address in ("/", "/agreements/", f"/places/{register['izmir'].pk}/"):
        assert page in officer.get(address).text
        assert page not in neighbour.get(address).text


def test_a_confidential_source_and_its_findings_are_nowhere_for_another_desk(
    register: Any, officer: Client, neighbour: Client
):
    source = register.sources["izmir"]
    source.confidential = True
    source.save()
    assert neighbour.get(f"/sources/{source.pk}/").status_code == 404
    assert "We Have A Guest" not in neighbour.get("/sources/").text
    assert "We Have A Guest" not in neighbour.get("/").text
    finding = source.findings.filter(state="waiting").first()
    given = {"decision": "accept"}
    assert neighbour.post(f"/findings/{finding.pk}/decide/", given).status_code == 404


def test_the_proof_of_an_open_record_does_not_quote_a_confidential_source(
    register: Any, neighbour: Client
):
    source = register.sources["izmir"]
    source.confidential = True
    source.save()
    page = f"/records/{register['visit'].pk}/proof/?field=date"
    answer = neighbour.get(page)
    assert answer.status_code == 200
    assert "visited Tunç Soyer" not in answer.text


def test_somebody_without_a_desk_sees_no_record(register: Any):
    outsider = Client()
    outsider.force_login(User.objects.create_user("guest"))
    assert outsider.get("/").status_code == 200
    for route in LISTINGS:
        assert "<tbody>" not in outsider.get(f"/{route}/").text
    assert outsider.get(f"/people/{register['cheremin'].pk}/").status_code == 404


@pytest.mark.parametrize("route", [*LISTINGS, "sources", "search", "sources/add"])
def test_pages_allow_only_what_the_register_itself_serves(route: str, officer: Client):
    policy = officer.get(f"/{route}/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_every_kind_of_record_has_an_address_of_its_own():
    assert len(set(ROUTES.values())) == len(ROUTES) == 13


def test_an_address_that_leads_nowhere_says_so_in_the_readers_language(officer: Client):
    officer.cookies["comity_language"] = "tr"
    answer = officer.get("/people/999999/")
    assert answer.status_code == 404
    assert "Böyle bir sayfa yok" in answer.text
