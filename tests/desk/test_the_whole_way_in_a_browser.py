"""The Istanbul-Moscow protocol carried the whole way in a browser, by everybody who has a part.

From the article that tells of it to a signed file that anybody can verify, and the promises
of its text: the officer of Istanbul, the guest of Moscow and both signatories, each in a
browser of their own.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.test import Client

from comity.register.models import Agreement, Desk, Membership, Promise, Role, User

sys.path.insert(0, str(Path(__file__).parents[1] / "cooperation" / "pades"))

from signing_people import PASSWORD, Authority
from timestamps_served import serve_timestamps

pytestmark = pytest.mark.browser

ARTICLE = Path(__file__).parents[2] / "examples" / "000_19451cafbac2c3f1.txt"
SECRET = "zencefil-kamenka-47"
CLAUSES = (
    {
        "tr": ("Konu", "{parties} ulaşım alanında her yıl 2 uzman değişimi yapar."),
        "en": ("Subject", "{parties} will exchange 2 experts in transport every year."),
        "ru": ("Предмет", "{parties} ежегодно обмениваются 2 специалистами по транспорту."),
    },
    {
        "tr": ("Süre", "Bu protokol imzalandığı gün yürürlüğe girer, 3 yıl sürer. {standing}"),
        "en": ("Term", "It enters into force on signature, for 3 years. {standing}"),
        "ru": ("Срок", "Протокол вступает в силу в день подписания, на 3 года. {standing}"),
    },
)
ACTS = (
    ("council-decision", "Belediye Meclisi", "2024/412"),
    ("permission", "Çevre, Şehircilik ve İklim Değişikliği Bakanlığı", "E-77"),
    ("authority-to-sign", "Belediye Başkanlığı", "2024/17"),
    ("consent", "МИД России", "118/н"),
    ("government-order", "Правительство Москвы", "812-РП"),
)


@pytest.fixture(scope="module")
def root() -> Authority:
    return Authority()


@pytest.fixture
def trusting(root: Authority, settings: Any, tmp_path: Path) -> Iterator[Path]:
    """A register that stamps its signatures and trusts the signatories' authority."""
    roots = tmp_path / "roots.pem"
    roots.write_bytes(root.person.certificate.public_bytes(Encoding.PEM))
    settings.TRUSTED_AUTHORITIES = roots
    with serve_timestamps(root) as address:
        settings.TIMESTAMP_URL = address
        yield roots


class Someone:
    """A person with a browser of their own."""

    def __init__(self, chromium: Any, address: str, user: User | None = None) -> None:
        self.context = chromium.new_context(viewport={"width": 1280, "height": 900})
        self.address, self.page = address, self.context.new_page()
        self.page.set_default_timeout(20_000)
        cookies = {"comity_language": "en"}
        if user is not None:
            signed_in = Client()
            signed_in.force_login(user)
            cookies["comity_session"] = signed_in.cookies["comity_session"].value
        self.context.add_cookies(
            [{"name": name, "value": value, "url": address} for name, value in cookies.items()]
        )

    def open(self, path: str) -> Any:
        self.page.goto(self.address + path)
        return self.page

    def press(self, button: str, within: str = "main", first: bool = True) -> None:
        found = self.page.locator(within).get_by_role("button", name=button, exact=True)
        (found.first if first else found).click()
        self.page.wait_for_load_state("domcontentloaded")


@pytest.fixture
def people(chromium: Any, live_server: Any, transactional_db: None) -> Iterator[Any]:
    """Opens a browser for somebody: `people(user)`; all are closed afterwards."""
    opened: list[Someone] = []

    def somebody(user: User | None = None) -> Someone:
        opened.append(Someone(chromium, live_server.url, user))
        return opened[-1]

    yield somebody
    for each in opened:
        each.context.close()


def test_from_the_article_to_a_verified_protocol_in_force_with_its_promises(
    people: Any, root: Authority, trusting: Path, tmp_path: Path
):
    desk = Desk.objects.create(name="Uluslararası İlişkiler")
    head = member(desk, "zeynep", Role.ADMINISTRATOR)
    zeynep = people(head)
    settle(zeynep)
    agreement = read_the_article(zeynep)
    draft = begin_the_text(zeynep, agreement)
    write_the_text(zeynep, draft)
    ivan = a_guest(zeynep, people(), draft)
    agree(zeynep, ivan, draft)
    zeynep.open(draft)
    zeynep.press("Close the text")
    record_the_acts(zeynep, agreement)
    signatories = member(desk, "akcabay", Role.SIGNATORY), a_signing_guest(zeynep, draft)
    open_for_signature(zeynep, agreement, draft)
    originals = sign_all(people, signatories, root, draft, tmp_path)
    verify_everywhere(people(), originals, trusting)
    bring_into_force(zeynep, agreement)
    confirm_the_promises(zeynep, draft)
    assert Promise.objects.filter(agreement=agreement).count() == 1


def member(desk: Desk, name: str, role: Role) -> User:
    user = User.objects.create_user(name)
    Membership.objects.create(user=user, desk=desk, role=role)
    return user


def settle(zeynep: Someone) -> None:
    """Whose desk it is."""
    page = zeynep.open("/desk/")
    page.fill("[name=house-institution]", "İstanbul Büyükşehir Belediyesi")
    page.locator("form:has([name=house-institution]) button.main").click()
    page.get_by_text("The desk is kept.").wait_for()


def read_the_article(zeynep: Someone) -> Agreement:
    page = zeynep.open("/sources/add/")
    page.fill("#text", ARTICLE.read_text())
    page.locator("main form button.main").first.click()
    page.wait_for_url(re.compile(r"/sources/\d+/$"))
    source = page.url.removeprefix(zeynep.address)
    page = zeynep.open(f"{source}accept/")
    for box in page.locator("input[name=finding]").all():
        box.check()
    for sure in page.locator("#sure").all():
        sure.check()
    page.locator("form.many button.main").click()
    page.wait_for_url(f"**{source}**")
    return Agreement.objects.get(agreement_kind="cooperation-protocol")


def begin_the_text(zeynep: Someone, agreement: Agreement) -> str:
    page = zeynep.open(f"/agreements/{agreement.pk}/draft/")
    page.select_option("#template", "")
    page.locator("main form button.main").click()
    page.wait_for_url(re.compile(r"/drafts/\d+/$"))
    return str(page.url.removeprefix(zeynep.address))


NAMES = {
    "tr": ("İstanbul Büyükşehir Belediyesi", "Moskova Hükümeti", "İş Birliği Protokolü"),
    "en": ("Istanbul Metropolitan Municipality", "Government of Moscow", "Cooperation Protocol"),
    "ru": ("Столичный муниципалитет Стамбула", "Правительство Москвы", "Протокол"),
}


def write_the_text(zeynep: Someone, draft: str) -> None:
    page = zeynep.page
    if page.get_by_text("Your institution has no seat").count():
        page.fill("#seat-user", "zeynep")
        zeynep.press("Give a seat")
    for tag, (ours, theirs, title) in NAMES.items():
        page.fill(f"#title-{tag}", title)
        for name, words in zip(
            page.locator(f"input[name^=name-][name$=-{tag}]").all(), (ours, theirs), strict=True
        ):
            name.fill(words)
    page.locator("button[value=names]").click()
    for clause in CLAUSES:
        page.select_option("#add-language", "tr")
        page.fill("#add-title", clause["tr"][0])
        page.fill("#add-text", clause["tr"][1])
        page.locator("button[value=add]").click()
        address = page.locator("section.clause").last.get_by_role("link", name="Write in English")
        written = address.get_attribute("href").partition("?")[0]
        for tag in ("en", "ru"):
            page = zeynep.open(f"{written}?language={tag}")
            page.fill("#title", clause[tag][0])
            page.fill("#text", clause[tag][1])
            page.locator("main form button.main").click()
            page.wait_for_url(f"**{draft}**")


def a_guest(zeynep: Someone, ivan: Someone, draft: str) -> Someone:
    """Moscow's own guest, who signs in with the password that they were told and changes it."""
    seat(zeynep, draft, "ivan", password=SECRET)
    page = ivan.open("/drafts/")
    page.fill("input[name=login], input[name=username]", "ivan")
    page.fill("input[name=password]", SECRET)
    page.locator("main button[type=submit], form button[type=submit]").first.click()
    page = ivan.open(draft)
    page.get_by_role("link", name="Choose your own").click()
    page.fill("[name=self-password]", f"{SECRET}-x")
    page.fill("[name=self-again]", f"{SECRET}-x")
    ivan.press("Keep")
    assert ivan.open(draft).get_by_text("known to somebody else").count() == 0
    return ivan


def seat(zeynep: Someone, draft: str, name: str, password: str = "") -> None:
    page = zeynep.open(draft)
    page.fill("#seat-user", name)
    page.fill("#seat-password", password)
    page.locator("#seat-party option").last.evaluate("option => option.selected = true")
    zeynep.press("Give a seat")
    page.get_by_text(f"{name} has a seat in this draft").wait_for()


def agree(zeynep: Someone, ivan: Someone, draft: str) -> None:
    for who in (zeynep, ivan):
        page = who.open(draft)
        for _clause in CLAUSES:
            page.get_by_role("button", name="Accept in every language").first.click()
            page.wait_for_load_state("domcontentloaded")
    assert ivan.page.get_by_text("2 of 2 clauses agreed").count() == 1


def record_the_acts(zeynep: Someone, agreement: Agreement) -> None:
    for step, body, number in ACTS:
        page = zeynep.open(f"/agreements/{agreement.pk}/step/")
        value = page.locator(f'#step option[value^="{step}|"]').first.get_attribute("value")
        page.select_option("#step", value)
        page.fill("#date", "2024-10-01")
        page.select_option("#paper", "act")
        page.fill("#body", body)
        page.fill("#number", number)
        page.locator("main form button.main").click()
        page.wait_for_url(f"**/agreements/{agreement.pk}/**")


def a_signing_guest(zeynep: Someone, draft: str) -> User:
    """Moscow's signatory, who comes in as a guest with a seat."""
    seat(zeynep, draft, "cheremin", password=SECRET)
    return User.objects.get(username="cheremin")


def open_for_signature(zeynep: Someone, agreement: Agreement, draft: str) -> None:
    page = zeynep.open(f"{draft}signing/")
    papers = {"akcabay": "2024/17", "cheremin": "812"}
    rows = zip(agreement.signatories.order_by("order", "pk"), papers.items(), strict=True)
    for row, (user, number) in rows:
        page.fill(f"#user-{row.pk}", user)
        act = page.locator(f"#act-{row.pk} option", has_text=number).get_attribute("value")
        page.select_option(f"#act-{row.pk}", act)
    page.locator("main form button.main").click()
    page.wait_for_url(f"**{draft}")


def sign_all(
    people: Any, signatories: tuple[User, ...], root: Authority, draft: str, tmp_path: Path
) -> list[Path]:
    """Every signatory signs both originals in turn, the second one not before the first."""
    browsers = [people(user) for user in signatories]
    late = browsers[1].open(draft)
    assert (
        late.get_by_text("Others sign first").count() == 4 - late.get_by_text("To sign now").count()
    )
    for user, who in zip(signatories, browsers, strict=True):
        key = tmp_path / f"{user.username}.p12"
        key.write_bytes(root.pkcs12_of(root.person_called(user.username)))
        for _original in range(2):
            page = who.open(draft)
            page.locator("section:has(#signatures) a[href*='/signings/']").first.click()
            page.set_input_files("#key", key)
            page.fill("#password", PASSWORD)
            who.press("Sign")
            page.wait_for_url(f"**{draft}")
    page = browsers[0].open(draft)
    files = []
    for number, link in enumerate(
        page.locator("section:has(#frozen) a[href*='/originals/']").all()
    ):
        with page.expect_download() as fetched:
            link.click()
        files.append(tmp_path / f"original-{number}.pdf")
        fetched.value.save_as(files[-1])
    return files


def verify_everywhere(anybody: Someone, originals: list[Path], roots: Path) -> None:
    """The page that is open to all, the command and a program of others say the same."""
    assert len(originals) == 2
    for file in originals:
        page = anybody.open("/verify/")
        page.set_input_files("#file", file)
        anybody.press("Verify")
        said = page.locator("main").inner_text()
        assert "All signatures hold" in said and "byte for byte" in said
        assert "akcabay" in said and "cheremin" in said
        told = said_by(sys.executable, "-m", "comity", "verify", file, "--trust", roots)
        assert "All signatures hold" in told and "by a timestamp authority" in told
        assert said_by("pdfsig", "-nocert", file).count("Signature is Valid.") == 2


def said_by(*command: object) -> str:
    """What a program prints; it has no part in this process."""
    source = Path(__file__).parents[2] / "src"
    told = subprocess.run(
        list(map(str, command)), capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(source)},
    )  # fmt: skip
    return told.stdout


def bring_into_force(zeynep: Someone, agreement: Agreement) -> None:
    page = zeynep.open(f"/agreements/{agreement.pk}/step/")
    page.select_option("#step", "in-force|")
    page.fill("#date", date.today().isoformat())
    page.select_option("#paper", "text")
    page.locator("main form button.main").click()
    page.wait_for_url(f"**/agreements/{agreement.pk}/**")
    agreement.refresh_from_db()
    assert agreement.stage == "in-force"
    signed = agreement.steps.filter(step="signed", proven_by="text").get()
    assert signed.date == date.today().isoformat()


def confirm_the_promises(zeynep: Someone, draft: str) -> None:
    """What the closed text promises becomes a promise that is followed."""
    page = zeynep.open(f"{draft}promises/")
    boxes = page.locator("input[type=checkbox][name$=take]").all()
    for number, box in enumerate(boxes):
        box.set_checked(number == 0)
    page.locator("main form button.main").click()
    page.get_by_text("1 promise confirmed").wait_for()
