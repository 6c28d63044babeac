"""What the pages call things that the register's own word lists do not name.

The values of closed lists have their words in comity.register.words. Here are plurals,
fields, steps and languages, the icon of each kind, and the tone in which a value is shown
(a class of desk.css: late, wait, good, known; none is plain).
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from comity.register.words import word

Vocabulary = Mapping[str, Promise]

KIND_PLURAL: Vocabulary = {
    "place": _("Places"),
    "institution": _("Institutions"),
    "person": _("People"),
    "tenure": _("Offices held"),
    "encounter": _("Encounters"),
    "agreement": _("Agreements"),
    "act": _("Acts"),
    "promise": _("Promises"),
    "invitation": _("Invitations"),
    "event": _("Events"),
    "statement": _("Statements"),
    "relation": _("Relations"),
    "figure": _("Figures"),
}
ICON: Mapping[str, str] = {
    "place": "map-pin",
    "institution": "building-2",
    "person": "user",
    "tenure": "user",
    "encounter": "handshake",
    "agreement": "scroll-text",
    "act": "stamp",
    "promise": "list-checks",
    "invitation": "mail",
    "event": "ticket",
    "statement": "quote",
    "relation": "waypoints",
    "figure": "hash",
    "source": "newspaper",
    # the reader's names of the same things
    "people": "user",
    "encounters": "handshake",
    "agreements": "scroll-text",
    "invitations": "mail",
    "plans": "list-checks",
    "events": "ticket",
    "statements": "quote",
    "relations": "waypoints",
    "figures": "hash",
}
FINDING_PLURAL: Vocabulary = {
    "people": KIND_PLURAL["person"],
    "encounters": KIND_PLURAL["encounter"],
    "agreements": KIND_PLURAL["agreement"],
    "invitations": KIND_PLURAL["invitation"],
    "plans": KIND_PLURAL["promise"],
    "events": KIND_PLURAL["event"],
    "statements": KIND_PLURAL["statement"],
    "relations": KIND_PLURAL["relation"],
    "figures": KIND_PLURAL["figure"],
}
# Finer than stages. What is not here is shown as its stage.
STEP: Vocabulary = {
    "idea": _("Idea voiced"),
    "mandate": _("Mandate given"),
    "drafting": _("Text in drafting"),
    "prepared": _("Text prepared"),
    "text-agreed": _("Text agreed"),
    "council-decision": _("Council decision"),
    "permission": _("Permission obtained"),
    "ready": _("Ready for signature"),
    "to be signed": _("To be signed"),
    "signed": _("Signed"),
    "registered": _("Registered"),
    "in-force": _("Entered into force"),
    "renewed": _("Renewed"),
    "dormant": _("Without contact"),
    "suspended": _("Suspended"),
    "expired": _("Term ran out"),
    "ended": _("Terminated"),
}
LANGUAGE: Vocabulary = {
    "tr": _("Turkish"),
    "en": _("English"),
    "ru": _("Russian"),
}
FIELD: Vocabulary = {
    "photograph": _("Photograph"),
    "width": _("Width"),
    "height": _("Height"),
    "credit": _("Whom to credit for it"),
    "name": _("Name"),
    "title": _("Title"),
    "label": _("Label"),
    "note": _("Note"),
    "confidential": _("Confidential"),
    "scale": _("Kind"),
    "institution_kind": _("Kind"),
    "encounter_kind": _("Kind"),
    "agreement_kind": _("Kind"),
    "act_kind": _("Kind"),
    "gazetteer": _("Number in the gazetteer"),
    "country": _("Country"),
    "within": _("Lies in"),
    "population": _("Population"),
    "latitude": _("Latitude"),
    "longitude": _("Longitude"),
    "subject": _("Subject"),
    "place": _("Place"),
    "represents": _("Represents"),
    "parent": _("Part of"),
    "address": _("Address"),
    "web": _("Website"),
    "given_name": _("Given name"),
    "patronymic": _("Patronymic"),
    "family_name": _("Family name"),
    "say_as": _("How to say it"),
    "avoid": _("What to avoid"),
    "person": _("Person"),
    "office": _("Office"),
    "standing": _("Standing"),
    "institution": _("Institution"),
    "began": _("In office since"),
    "ended": _("In office until"),
    "began_with": _("Began with"),
    "ended_with": _("Ended with"),
    "seen": _("Seen in office"),
    "date": _("Date"),
    "when": _("Date"),
    "modality": _("Certainty"),
    "mode": _("Attended"),
    "first": _("First visit"),
    "event": _("Event"),
    "summary": _("Summary"),
    "who": _("Who"),
    "side": _("Side"),
    "capacity": _("In the office of"),
    "capacity_text": _("In the office of"),
    "as_named": _("As named in the source"),
    "role": _("Role"),
    "number": _("Number"),
    "stage": _("Stage"),
    "stage_date": _("Stage reached"),
    "signed_on": _("Signed on"),
    "in_force_from": _("In force from"),
    "until": _("Runs until"),
    "duration": _("Duration"),
    "notice": _("Notice period"),
    "renewal": _("Renewal"),
    "renews": _("After the term"),
    "renewal_term": _("Renews for"),
    "under": _("Stands under"),
    "under_text": _("Stands under"),
    "replaces": _("Replaces"),
    "procedure": _("Procedure"),
    "party": _("For the party"),
    "has_signed": _("Has signed"),
    "body": _("Issued by"),
    "body_text": _("Issued by"),
    "agreement": _("Agreement"),
    "scan": _("Scan"),
    "step": _("Step"),
    "proven_by": _("Shown by"),
    "document": _("Document"),
    "override_reason": _("Let pass because"),
    "encounter": _("Encounter"),
    "act": _("Act"),
    "language": _("Language"),
    "source": _("Source"),
    "prevails": _("Prevails"),
    "organiser": _("Organiser"),
    "link": _("Link"),
    "inviter": _("Invited by"),
    "event_text": _("Invited to"),
    "made_on": _("Invited on"),
    "made_at": _("Invited at"),
    "reply_by": _("Reply by"),
    "answer": _("Answer"),
    "answered_on": _("Answered on"),
    "deputy": _("Deputy"),
    "what": _("What"),
    "due": _("Due"),
    "due_offset": _("Due before or after what it hangs on"),
    "owner": _("Who sees to it"),
    "words": _("What is to be seen there"),
    "department": _("Department"),
    "department_text": _("Department"),
    "clause": _("Clause"),
    "clause_sha256": _("Version of the clause"),
    "grade": _("Firmness"),
    "fulfilment": _("State"),
    "closed_on": _("Closed on"),
    "outcome": _("Outcome"),
    "depends_on": _("Hangs on"),
    "depends_on_text": _("Hangs on"),
    "said_at": _("Said at"),
    "said_on": _("Said on"),
    "end": _("Side"),
    "speaker": _("Speaker"),
    "text": _("Words"),
    "since": _("Since"),
    "nature": _("Nature"),
    "value": _("Figure"),
    "unit": _("Unit"),
    "is_target": _("Is a target"),
    "is_abbreviation": _("Abbreviation"),
    "state": _("State of the record"),
    "merged_into": _("Merged into"),
    "deletion_reason": _("Reason for deletion"),
    "desk": _("Desk"),
    "order": _("Order"),
    # what is arranged for an encounter, and originals signed by hand
    "invitation": _("Invitation"),
    "time_zone": _("Time zone"),
    "seating": _("Seating"),
    "head_seats": _("Places at the head table"),
    "row_seats": _("Places in a row"),
    "alternates": _("Hosts and guests sit by turns"),
    "is_embargoed": _("Press sheet kept back until the signature"),
    "part": _("Part in the delegation"),
    "ranked_as": _("Ranked as"),
    "place_reason": _("Why this place"),
    "seat": _("Seat"),
    "seat_reason": _("Why this seat"),
    "tongues": _("Languages"),
    "day": _("Day"),
    "starts": _("Begins"),
    "ends": _("Ends"),
    "where": _("Room or hall"),
    "responsible": _("Responsible"),
    "in_ceremony": _("Part of the ceremony"),
    "interpreter": _("Interpreter"),
    "hotel": _("Hotel"),
    "room": _("Room"),
    "from_day": _("From"),
    "to_day": _("To"),
    "way": _("Given or received"),
    "giver": _("From whom"),
    "receiver": _("To whom"),
    "given_on": _("Given on"),
    "worth": _("Value"),
    "is_personal": _("A personal gift, to be declared"),
    "kept_at": _("Kept at"),
    "signatory": _("Signatory"),
    "printed_sha256": _("Hash at the foot of the pages (SHA-256)"),
    "holder": _("Held by"),
}
# Rows beside a record, by the model's name.
PART: Vocabulary = {
    "portrait": _("Photograph"),
    "attendance": _("Attendance"),
    "roletaken": _("Role"),
    "minutes": _("Minutes"),
    "party": _("Party"),
    "signatory": _("Signatory"),
    "cooperationfield": _("Field of cooperation"),
    "agreementstep": _("Step"),
    "languageversion": _("Language version"),
    "invitee": _("Invitee"),
    "promiseparty": _("Party to the promise"),
    "evidence": _("Evidence"),
    "relationparty": _("Party to the relation"),
    "spelling": _("Spelling"),
    "arrangement": _("Arrangement"),
    "participant": _("Note of the protocol office"),
    "programmeitem": _("Programme item"),
    "interpretation": _("Interpretation"),
    "lodging": _("Room"),
    "gift": _("Gift"),
    "signedoriginal": _("Original signed by hand"),
    "handsignature": _("Signature by hand"),
    "originalwitness": _("Witness"),
    "keeping": _("Where an original is kept"),
}
# The same, several of them.
PART_PLURAL: Vocabulary = {
    "portrait": _("Photographs"),
    "attendance": _("Who attended"),
    "roletaken": _("Roles"),
    "minutes": _("Minutes"),
    "party": _("Parties"),
    "signatory": _("Signatories"),
    "cooperationfield": _("Fields of cooperation"),
    "agreementstep": _("Steps"),
    "languageversion": _("Language versions"),
    "invitee": _("Who is invited"),
    "promiseparty": _("Who promises to whom"),
    "evidence": _("What shows the fulfilment"),
    "relationparty": _("Parties to the relation"),
    "spelling": _("Spellings"),
    "arrangement": _("Arrangement"),
    "participant": _("Notes of the protocol office"),
    "programmeitem": _("Programme"),
    "interpretation": _("Interpreters"),
    "lodging": _("Rooms"),
    "gift": _("Gifts"),
    "signedoriginal": _("Originals signed by hand"),
    "handsignature": _("Signatures by hand"),
    "originalwitness": _("Witnesses"),
    "keeping": _("Where it is kept"),
}
SIDE_PLURAL: Vocabulary = {
    "host": _("Hosts"),
    "guest": _("Guests"),
    "other": _("Others present"),
}
CONFIDENCE: Vocabulary = {
    "clear": _("Clear"),
    "likely": _("Likely"),
    "unsure": _("Unsure"),
}
# What a right is called: a heading, and in quotation marks where somebody lacks it.
RIGHT: Vocabulary = {
    "read": _("Read"),
    "see what is confidential": _("See what is confidential"),
    "add sources": _("Add sources"),
    "decide findings": _("Decide findings"),
    "write records": _("Write records"),
    "merge records": _("Join records"),
    "take part in drafts": _("Take part in drafts"),
    "take agreements a step further": _("Take agreements a step further"),
    "override the procedure": _("Go on without an act, saying why"),
    "sign": _("Sign what was opened for one"),
    "see who did what": _("See who did what"),
    "administer the desk": _("Administer the desk"),
}
VOCABULARIES: Mapping[str, Vocabulary] = {
    "Right": RIGHT,
    "kinds": KIND_PLURAL,
    "findings": FINDING_PLURAL,
    "sides": SIDE_PLURAL,
    "steps": STEP,
    "languages": LANGUAGE,
    "fields": FIELD,
    "parts": PART,
    "part_lists": PART_PLURAL,
    "confidence": CONFIDENCE,
}
TONES: Mapping[str, Mapping[str, str]] = {
    "FindingState": {"waiting": "wait", "accepted": "good", "merged": "good"},
    "Stage": {
        "proposed": "wait",
        "preparing": "wait",
        "ready": "wait",
        "signed": "good",
        "in-force": "good",
        "renewed": "good",
        "suspended": "late",
    },
    "Modality": {"planned": "known", "wished": "wait", "denied": "late"},
    "Fulfilment": {"open": "known", "under-way": "known", "done": "good", "late": "good"},
    "Answer": {
        "awaited": "wait",
        "accepted": "good",
        "tentative": "known",
        "sends-deputy": "known",
        "declined": "late",
    },
    "confidence": {"clear": "good", "likely": "known", "unsure": "wait"},
}


def say(vocabulary: str, code: str) -> str:
    """The word of a code in the reader's language, of this module's lists or the register's.

    A list of the register is named by its class (`Stage`). Free codes (a field, a step)
    that have no word yet are shown as they are.
    """
    if vocabulary not in VOCABULARIES:
        return word(vocabulary, code, get_language() or "en")
    known = VOCABULARIES[vocabulary].get(code)
    return str(known) if known is not None else code.replace("-", " ").replace("_", " ")


def language_name(tag: str) -> str:
    """The name of a language at the head of a line: with a capital, which Russian has not."""
    name = say("languages", tag) if tag in LANGUAGE else _named_by_django(tag)
    return name[:1].upper() + name[1:]


def _named_by_django(tag: str) -> str:
    """The name of a language that only texts are written in; the tag, if nobody knows it."""
    try:
        return str(get_language_info(tag)["name_translated"])
    except KeyError:
        return tag


def tone(vocabulary: str, code: str) -> str:
    """The class in which a badge shows the code; empty is plain."""
    return TONES.get(vocabulary, {}).get(code, "")


def confidence_grade(confidence: float) -> str:
    """`clear` from 0.9, `likely` from 0.7, else `unsure`: the grades that the reader is held to.

    Of findings given 0.9 or more at least 95 of 100 must be right (design, chapter 5).
    """
    if confidence >= 0.9:
        return "clear"
    return "likely" if confidence >= 0.7 else "unsure"
