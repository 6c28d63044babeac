"""The protocol office's pages: guests, seats, programme, papers, substitution, originals."""

from __future__ import annotations

import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comity.protocol.actions import NewGuest, put_down
from comity.protocol.guests import guest_list
from comity.protocol.models import Issue, PrecedenceList, PressText, ProgrammeItem
from comity.register.actions import enter
from comity.register.models import Encounter, Membership, Person, Record, Role, Source
from comity.register.wording import LanguageMap


def act(officer: Client, encounter: Any, deed: str, **given: Any) -> Any:
    address = f"/encounters/{encounter.pk}/protocol/act/"
    return officer.post(address, {"deed": deed, **given}, follow=True)


def key_of(register: Any, name: str) -> int:
    attended = register["ceremony"].attendances.get(who=register[name].pk)
    return int(attended.pk)


def page(officer: Client, register: Any) -> str:
    answer = officer.get(f"/encounters/{register['ceremony'].pk}/protocol/")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_page_lists_the_guests_in_precedence_with_the_reason(officer: Client, register: Any):
    shown = page(officer, register)
    listed = shown[shown.index("guest-list") :]
    names = re.findall(r"Ekrem İmamoğlu|Sergey Cheremin|Andrey Buravov|Zeynep Neyza", listed)
    assert list(dict.fromkeys(names)) == [
        "Ekrem İmamoğlu", "Sergey Cheremin", "Andrey Buravov", "Zeynep Neyza",
    ]  # fmt: skip
    assert "by office: Mayor" in shown and "No name in Cyrillic" in shown


def test_a_guest_is_put_down_by_name(officer: Client, register: Any):
    address = f"/encounters/{register['ceremony'].pk}/protocol/guests/"
    told = {
        "guest-who": "new:person:Ayşe Demir", "guest-side": "host", "guest-part": "invited",
        "guest-capacity_text": "Vali", "guest-roles": ["witness"],
    }  # fmt: skip
    assert officer.post(address, told).status_code == 302
    first = guest_list(register["ceremony"]).coming[0]
    assert first.names.text("en") == "Ayşe Demir" and first.roles == {"witness"}
    again = officer.post(address, {**told, "guest-who": str(first.attendance.who_id)})
    assert again.status_code == 409 and "is on the list already" in again.content.decode()


def test_a_place_by_hand_asks_for_the_reason(officer: Client, register: Any):
    key = key_of(register, "buravov")
    told = {"guest-side": "guest", "guest-part": "member", "guest-place": "1",
            "guest-capacity": str(register["consul"].pk)}  # fmt: skip
    refused = officer.post(f"/guests/{key}/", told)
    assert refused.status_code == 409 and "by hand" in refused.content.decode()
    officer.post(f"/guests/{key}/", {**told, "guest-place_reason": "for his state"})
    assert guest_list(register["ceremony"]).coming[0].key == key
    assert "by hand: for his state" in page(officer, register)


def test_papers_are_issued_and_fetched(officer: Client, register: Any):
    act(officer, register["ceremony"], "issue")
    issue = Issue.objects.get()
    papers = issue.papers.filter(kind="guests")
    assert {each.language for each in papers} == {"tr", "en", "ru"}
    answer = officer.get(f"/papers/{papers[0].pk}/")
    assert answer["Content-Type"] == "application/pdf" and answer.content[:5] == b"%PDF-"
    assert "-v1.pdf" in answer["Content-Disposition"]


def test_somebody_else_comes_and_every_paper_is_issued_anew(officer: Client, register: Any):
    act(officer, register["ceremony"], "issue")
    before = guest_list(register["ceremony"])
    told = {"instead-who": "new:person:Oleg Petrov", "instead-keeps_place": "on",
            "instead-capacity_text": "Bakan Yardımcısı", "instead-reason": "ill"}  # fmt: skip
    answer = officer.post(f"/guests/{key_of(register, 'cheremin')}/instead/", told, follow=True)
    shown = answer.content.decode()
    assert "Oleg Petrov instead of Sergey Cheremin." in shown and "Version 2" in shown
    first, second = Issue.objects.order_by("number")
    kinds = [set(each.papers.values_list("kind", "language")) for each in (first, second)]
    assert kinds[0] == kinds[1] and second.reason == "ill"
    assert guest_list(register["ceremony"]).seats == before.seats


def test_papers_of_a_confidential_encounter_are_not_for_other_desks(
    officer: Client, register: Any, neighbour: Client
):
    act(officer, register["ceremony"], "issue")
    Record.objects.filter(pk=register["ceremony"].pk).update(confidential=True)
    key = Issue.objects.get().papers.values_list("pk", flat=True)[0]
    assert neighbour.get(f"/papers/{key}/").status_code == 404
    assert neighbour.get(f"/encounters/{register['ceremony'].pk}/protocol/").status_code == 404
    assert neighbour.get(f"/guests/{key_of(register, 'buravov')}/").status_code == 404


def test_the_press_sheet_is_hidden_from_readers_until_it_may_be_given_out(
    officer: Client, register: Any
):
    ceremony = register["ceremony"]
    Encounter.objects.filter(pk=ceremony.pk).update(modality="planned")
    act(officer, ceremony, "press", **{"press-words_en": "A new friendship"})
    act(officer, ceremony, "issue")
    sheet = Issue.objects.get().papers.get(kind="press", language="en")
    Membership.objects.update(role=Role.READER)
    assert "A new friendship" not in page(officer, register)
    assert officer.get(f"/papers/{sheet.pk}/").status_code == 403
    assert "A new friendship" not in officer.get("/search/?q=friendship").content.decode()
    Encounter.objects.filter(pk=ceremony.pk).update(modality="happened")
    assert "A new friendship" in page(officer, register)
    assert officer.get(f"/papers/{sheet.pk}/").status_code == 200


def test_the_usual_running_order_is_put_in_and_changed(officer: Client, register: Any):
    act(officer, register["ceremony"], "running-order", start="2026-12-01T14:00")
    item = ProgrammeItem.objects.order_by("day", "starts").first()
    assert item is not None and item.starts == "14:00"
    here = f"/encounters/{register['ceremony'].pk}/protocol/"
    form = officer.get(f"/rows/programmeitem/{item.pk}/?next={here}").content.decode()
    seen = re.search(r'name="row-seen" value="([^"]*)"', form)
    assert seen is not None
    told = {"row-seen": seen[1], "row-day": "2026-12-01", "row-starts": "14:05", "next": here,
            "row-ends": "14:20", "row-what_en": "Arrival", "row-in_ceremony": "on"}  # fmt: skip
    answer = officer.post(f"/rows/programmeitem/{item.pk}/", told)
    assert answer.status_code == 302 and answer["Location"] == here
    item.refresh_from_db()
    assert item.starts == "14:05"
    again = act(officer, register["ceremony"], "running-order", start="2026-12-01T14:00")
    assert again.status_code == 409


def test_a_time_that_is_none_is_refused_with_advice(officer: Client, register: Any):
    address = f"/rows/programmeitem/new/{register['ceremony'].pk}/"
    answer = officer.post(address, {"row-starts": "26:00", "row-what_en": "Talks"})
    assert answer.status_code == 422 and "Write a time as 14:30." in answer.content.decode()


def test_a_form_leads_back_only_to_pages_of_ours(officer: Client, register: Any):
    address = f"/rows/gift/new/{register['ceremony'].pk}/"
    shown = officer.get(f"{address}?next=https://evil.example/").content.decode()
    assert 'name="next" value="https://evil' not in shown
    assert 'href="https://evil' not in shown
    told = {"row-way": "given", "row-what_en": "A vase", "next": "https://evil.example/"}
    assert officer.post(address, told)["Location"].startswith("/encounters/")
    assert "A vase" in page(officer, register)


def test_minutes_are_a_source_that_is_read(officer: Client, register: Any):
    words = "The Mayor of Kazan visited Istanbul on 3 May 2026. Kazan will send two experts."
    act(officer, register["ceremony"], "minutes", **{"minutes-text": words})
    source = register["ceremony"].minutes.get().source
    assert source.text.startswith("The Mayor of Kazan") and source.findings.exists()
    upload = SimpleUploadedFile("minutes.txt", words.encode() + b" Again.")
    act(officer, register["ceremony"], "minutes", **{"minutes-file": upload})
    assert register["ceremony"].minutes.count() == 2
    assert "minutes.txt" in page(officer, register) or "The Mayor" in page(officer, register)


def test_minutes_are_for_the_desk_alone_though_all_know_of_the_encounter(
    officer: Client, neighbour: Client, register: Any
):
    act(officer, register["ceremony"], "minutes", **{"minutes-text": "The Mayor will send books."})
    upload = SimpleUploadedFile("minutes.txt", b"The Mayor will send books again.")
    act(officer, register["ceremony"], "minutes", **{"minutes-file": upload})
    for minutes in register["ceremony"].minutes.all():
        assert minutes.source.confidential
        assert officer.get(f"/sources/{minutes.source.pk}/").status_code == 200
        assert neighbour.get(f"/sources/{minutes.source.pk}/").status_code == 404


def test_the_room_is_set_on_a_page_of_its_own(officer: Client, register: Any):
    address = f"/encounters/{register['ceremony'].pk}/protocol/held/"
    told = {"held-agreement": str(register["protocol"].pk), "held-seating": "facing",
            "held-head_seats": "5", "held-row_seats": "8",
            "held-time_zone": "Europe/Istanbul"}  # fmt: skip
    assert officer.post(address, {**told, "held-time_zone": "Mars"}).status_code == 422
    assert officer.post(address, told).status_code == 302
    shown = page(officer, register)
    assert "Host delegation" in shown and "Guest delegation" in shown


def test_two_change_seats_with_a_reason(officer: Client, register: Any):
    one, two = key_of(register, "buravov"), key_of(register, "akcabay")
    before = {each.key: each.seat for each in guest_list(register["ceremony"]).seats}
    assert act(officer, register["ceremony"], "swap", one=one, two=two).status_code == 409
    act(officer, register["ceremony"], "swap", one=one, two=two, reason="the lectern")
    after = {each.key: each.seat for each in guest_list(register["ceremony"]).seats}
    assert (after[one], after[two]) == (before[two], before[one])


def test_the_order_of_offices_names_each_in_the_readers_language(officer: Client):
    officer.cookies["comity_language"] = "tr"
    page = officer.get("/precedence/").text
    spoken = re.findall(r'(?:aria-label="|class="unseen"[^>]*>)([^"<]*)', page)
    assert any("Büyükelçi" in each for each in spoken)
    assert not any("Ambassador" in each for each in spoken)


def test_the_order_of_offices_is_the_desks_own(officer: Client, register: Any):
    shown = officer.get("/precedence/").content.decode()
    keys = re.findall(r'name="key" value="([^"]+)"', shown)
    told = {"key": [*keys, ""], "number": [*map(str, range(2, len(keys) + 2)), "1"],
            "name-tr": [*("x" for _key in keys), "Şehir Emini"],
            "name-en": [*("" for _key in keys), ""],
            "name-ru": [*("" for _key in keys), ""]}  # fmt: skip
    assert officer.post("/precedence/", told).status_code == 302
    kept = PrecedenceList.objects.get()
    assert kept.offices[0]["names"] == {"tr": "Şehir Emini"}
    assert [each["key"] for each in kept.offices[1:]] == keys


def test_the_ceremony_of_an_agreement_begins_with_its_signatories(officer: Client, register: Any):
    address = f"/agreements/{register['protocol'].pk}/protocol/"
    officer.post(address, {"date": "2027-01-15"})
    answer = officer.get(address)
    encounter = Encounter.objects.latest("pk")
    assert answer["Location"] == f"/encounters/{encounter.pk}/protocol/"
    sides = {each.who_id: each.side for each in encounter.attendances.all()}
    assert sides == {register["akcabay"].pk: "host", register["cheremin"].pk: "guest"}
    assert encounter.modality == "planned" and encounter.date == "2027-01-15"
    assert encounter.title["tr"].startswith("İmza töreni: ")


def test_an_original_signed_by_hand_is_recorded_with_scan_and_keeping(
    officer: Client, register: Any
):
    protocol = register["protocol"]
    scan = SimpleUploadedFile("scan.jpg", b"\xff\xd8\xff\xe0 no text")
    told = {
        "original-party": str(protocol.parties.first().pk),
        "original-signatories": [str(each.pk) for each in protocol.signatories.all()],
        "original-signed_on": "14.11.2024", "original-scan": scan,
        "original-witness": str(register["buravov"].pk),
        "original-kept_at": "Archive", "original-holder": "Yazı İşleri",
    }  # fmt: skip
    address = f"/agreements/{protocol.pk}/originals/"
    assert officer.post(address, told).status_code == 302
    shown = officer.get(address).content.decode()
    digest = Source.objects.latest("pk").content_id
    for words in ("Zeynep Neyza Akçabay", "Andrey Buravov", digest, "Archive, Yazı İşleri"):
        assert words in shown
    original = protocol.signed_originals.get()
    moved = {"kept_at": "Museum", "holder": "Müze", "since": "2026"}
    officer.post(f"/originals/{original.pk}/keep/", moved)
    shown = officer.get(address).content.decode()
    assert shown.index("Museum, Müze") < shown.index("Archive, Yazı İşleri")
    told["original-scan"] = ""
    twice = officer.post(address, told)
    assert twice.status_code == 409 and "recorded already" in twice.content.decode()


def test_a_new_signature_by_hand_waits_for_the_acts_like_every_other(
    officer: Client, register: Any
):
    draft = register["draft"]
    signer = register.rows["imamoglu"]
    party = draft.parties.first()
    draft.signatories.create(person=signer, party=party, has_signed=False)
    told = {"original-party": str(party.pk), "original-signed_on": "",
            "original-signatories": [str(draft.signatories.get().pk)]}  # fmt: skip
    address = f"/agreements/{draft.pk}/originals/"
    answer = officer.post(address, told)
    assert answer.status_code == 409 and "Not to be signed yet" in answer.content.decode()
    assert not draft.signed_originals.exists()
    Membership.objects.update(role=Role.ADMINISTRATOR)
    assert officer.post(address, {**told, "override": "the mayor decided"}).status_code == 302
    draft.refresh_from_db()
    assert draft.stage == "signed" and draft.signatories.get().has_signed


def test_who_interprets_at_which_item_stands_in_the_programme(officer: Client, register: Any):
    ceremony = register["ceremony"]
    officer.post(f"/rows/programmeitem/new/{ceremony.pk}/", {"row-what_en": "Talks"})
    item = ProgrammeItem.objects.get()
    officer.post(f"/guests/{key_of(register, 'akcabay')}/interpret/", {"item": item.pk})
    assert "interpreted by Zeynep Neyza Akçabay" in page(officer, register)


def test_somebody_is_taken_off_the_list(officer: Client, register: Any):
    officer.post(f"/guests/{key_of(register, 'buravov')}/off/", {"reason": "twice"})
    assert not register["ceremony"].attendances.filter(who=register["buravov"].pk).exists()


def test_words_for_the_press_keep_their_earlier_versions(officer: Client, register: Any):
    for words in ("First", "Second"):
        act(officer, register["ceremony"], "press", **{"press-words_en": words})
    assert [dict(each.words) for each in PressText.objects.all()] == [
        {"en": "First"}, {"en": "Second"},
    ]  # fmt: skip


def test_today_leads_to_the_protocol_of_what_is_ahead(officer: Client, register: Any):
    assert "/protocol/" in officer.get("/").content.decode()


def test_a_person_with_names_in_both_scripts_needs_no_warning(officer: Client, register: Any):
    Person.objects.filter(pk=register["buravov"].pk).update(
        name=LanguageMap(tr="Andrey Buravov", ru="Андрей Буравов")
    )
    Record.objects.filter(pk=register["buravov"].pk).update(
        label=LanguageMap(tr="Andrey Buravov", ru="Андрей Буравов")
    )
    found = guest_list(register["ceremony"]).guest(key_of(register, "buravov"))
    assert found is not None and "ru" in found.names


def test_what_the_protocol_office_has_is_the_desks_own(
    officer: Client, register: Any, neighbour: Client
):
    """Another desk may read of the encounter, but not who sleeps where or what a gift cost."""
    ceremony, key = register["ceremony"], key_of(register, "buravov")
    officer.post(f"/rows/lodging/new/{key}/", {"row-hotel": "Pera Palas", "row-room": "101"})
    act(officer, ceremony, "issue")
    assert "Pera Palas" in page(officer, register)
    shown = officer.get(f"/encounters/{ceremony.pk}/").content.decode()
    assert "Pera Palas" in shown and "/protocol/" in shown
    seen = neighbour.get(f"/encounters/{ceremony.pk}/").content.decode()
    assert "Buravov" in seen and "Pera Palas" not in seen and "/protocol/" not in seen
    for path in (f"/encounters/{ceremony.pk}/protocol/", f"/guests/{key}/",
                 f"/papers/{Issue.objects.get().papers.first().pk}/"):  # fmt: skip
        assert neighbour.get(path).status_code == 404
    lodging = ceremony.attendances.get(pk=key).lodgings.get()
    assert neighbour.get(f"/rows/lodging/{lodging.pk}/").status_code == 404
    found = neighbour.get("/search/?q=palas").content.decode()
    assert f"/encounters/{ceremony.pk}/" not in found


def test_the_press_gets_the_programme_and_the_press_sheet_and_no_list_of_guests(
    officer: Client, register: Any
):
    ceremony = register["ceremony"]
    act(officer, ceremony, "press", **{"press-words_en": "A new friendship"})
    act(officer, ceremony, "running-order", start="2026-12-01T14:00")
    act(officer, ceremony, "issue")
    papers = {each.kind: each.pk for each in Issue.objects.get().papers.filter(language="en")}
    Membership.objects.update(role="press")
    answers = {kind: officer.get(f"/papers/{key}/").status_code for kind, key in papers.items()}
    assert answers == {
        "guests": 403, "seating": 403, "programme": 200, "running-order": 200, "press": 200,
    }  # fmt: skip
    assert "Rooms" not in page(officer, register)


def test_the_agenda_leads_to_the_protocol_of_an_encounter(officer: Client, register: Any):
    assert "/protocol/" in officer.get("/agenda/?view=list").content.decode()


def test_the_page_asks_no_more_often_for_many_guests_than_for_few(officer: Client, register: Any):
    ceremony = register["ceremony"]
    act(officer, ceremony, "issue")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            page(officer, register)
        return len(queries)

    def come(count: int) -> None:
        for number in range(count):
            person = enter(Person(name=LanguageMap(en=f"Guest {number}")), by=register.officer)
            who = Record.objects.get(pk=person.pk)
            put_down(ceremony, NewGuest(who, "guest", capacity_text="Vali"), by=register.officer)

    come(2)
    page(officer, register)
    before = asked()
    come(12)
    page(officer, register)  # the counts of the rail are looked up anew after each change
    assert asked() <= before <= 32
