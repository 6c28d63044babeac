"""The desk's addresses."""

from __future__ import annotations

from django.urls import path, register_converter

from comity.desk.addresses import ROUTES
from comity.desk.kinds.partners import LISTING as PARTNERS
from comity.desk.lists.exporting import TYPES
from comity.desk.pages import preferences, searching, today
from comity.desk.pages.accounts import entering, house, rights, seats
from comity.desk.pages.agenda import agenda, answers, feeds, inviting
from comity.desk.pages.cooperation import (
    boards,
    by_hand,
    clauses,
    confirming,
    drafts,
    promising,
    signing,
    steps,
    terms,
    writing,
)
from comity.desk.pages.intake import (
    adding,
    correcting,
    decisions,
    fetching,
    importing,
    joining,
    many,
    rereading,
    sources,
    telling,
)
from comity.desk.pages.partners import between, dossiers, resting, yearly
from comity.desk.pages.pictures import networks, timelines, world_map
from comity.desk.pages.protocol import ceremonies, guests, office, papers
from comity.desk.pages.register import (
    bulk,
    editing,
    lists,
    merging,
    portraits,
    proofs,
    proposals,
    records,
    standing,
)

app_name = "desk"


class KindConverter:
    """Matches the words under which the kinds of record have their pages."""

    regex = "|".join(ROUTES.values())

    def to_python(self, value: str) -> str:
        """The word as it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """The word as it stands in the address."""
        return value


class PaperConverter:
    """Matches the endings of the files in which a paper leaves the desk."""

    regex = "pdf|docx"

    def to_python(self, value: str) -> str:
        """The ending as it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """The ending as it stands in the address."""
        return value


class FileConverter(PaperConverter):
    """Matches the endings of the files in which a list leaves the desk."""

    regex = "|".join(TYPES)


class ReportConverter(PaperConverter):
    """Matches the endings of the files in which a year's report leaves the desk."""

    regex = "pdf|docx|xlsx"


register_converter(ReportConverter, "report")
register_converter(FileConverter, "file")
register_converter(KindConverter, "kind")
register_converter(PaperConverter, "paper")

urlpatterns = [
    path("", today.today, name="today"),
    path("agenda/", agenda.agenda, name="agenda"),
    path("agenda/feeds/", feeds.make, name="feed-make"),
    path("agenda/feeds/<int:key>/revoke/", feeds.revoke, name="feed-revoke"),
    path("calendar/<str:token>.ics", feeds.calendar, name="calendar"),
    path("answer/<str:token>/", answers.answer, name="answer"),
    path("invitations/<int:key>/mail/", inviting.mail, name="invite"),
    path("import/", importing.upload, name="import"),
    path("import/<int:key>/", importing.table, name="import-table"),
    path("import/<int:key>/failed.csv", importing.failed, name="import-failed"),
    path("import/done/<int:key>/", importing.done, name="import-done"),
    path("map/", world_map.world_map, name="map"),
    path("timeline/", timelines.timeline, name="timeline"),
    path("network/", networks.network, name="network"),
    path("search/", searching.searching, name="search"),
    path("sources/", lists.sources, name="sources"),
    path("sources/add/", adding.add, name="add"),
    path("sources/fetch/", fetching.fetch, name="fetch"),
    path("sources/follow/", fetching.followings, name="follow"),
    path("sources/follow/<int:key>/", fetching.following, name="following"),
    path("sources/<int:key>/", sources.source, name="source"),
    path("board/", boards.agreements_board, name="board"),
    path("board/unlawful/", boards.unlawful, name="unlawful"),
    path("agreements/<int:key>/step/", steps.record, name="record-step"),
    path("agreements/<int:key>/terms/", terms.terms, name="terms"),
    path("agreements/<int:key>/ceremony/", steps.ceremony, name="ceremony"),
    path("agreements/<int:key>/draft/", drafts.begin, name="begin-draft"),
    path("agreements/<int:key>/protocol/", ceremonies.ceremony, name="agreement-protocol"),
    path("agreements/<int:key>/originals/", by_hand.originals, name="originals"),
    path("originals/<int:key>/keep/", by_hand.keep, name="keep-original"),
    path("encounters/<int:key>/protocol/", office.protocol, name="protocol"),
    path("encounters/<int:key>/protocol/act/", office.act, name="protocol-act"),
    path("encounters/<int:key>/protocol/held/", office.held, name="protocol-held"),
    path("encounters/<int:key>/protocol/guests/", guests.add, name="protocol-add"),
    path("guests/<int:key>/", guests.guest, name="protocol-guest"),
    path("guests/<int:key>/instead/", guests.substitute, name="protocol-instead"),
    path("guests/<int:key>/interpret/", guests.interpret, name="protocol-interpret"),
    path("guests/<int:key>/off/", guests.take_off, name="protocol-off"),
    path("papers/<int:key>/", papers.paper, name="protocol-paper"),
    path("precedence/", papers.precedence, name="precedence"),
    path("drafts/", drafts.drafts, name="drafts"),
    path("drafts/<int:key>/", drafts.draft, name="draft"),
    path("drafts/<int:key>/promises/", confirming.clauses, name="draft-promises"),
    path("drafts/<int:key>/act/", drafts.act, name="draft-act"),
    path("drafts/<int:key>/paper/", drafts.paper, name="draft-paper"),
    path("drafts/<int:key>/akoma-ntoso/", drafts.akoma_ntoso, name="draft-akn"),
    path("drafts/<int:key>/xliff/", drafts.xliff, name="draft-xliff"),
    path("originals/<int:key>/", drafts.original, name="original"),
    path("drafts/<int:key>/signing/", signing.open_for_signature, name="open-signing"),
    path("signings/<int:key>/", signing.sign, name="sign"),
    path("signings/<int:key>/by-hand/", signing.by_hand, name="sign-by-hand"),
    path("verify/", signing.verify, name="verify"),
    path("clauses/<int:key>/write/", clauses.write, name="write-clause"),
    path("clauses/<int:key>/versions/", clauses.versions, name="clause-versions"),
    path("clauses/<int:key>/act/", clauses.act, name="clause-act"),
    path("promises/<int:key>/letter/", writing.letter, name="promise-letter"),
    path("promises/<int:key>/follow/", promising.follow, name="promise-follow"),
    path("people/<int:key>/photograph/", portraits.portrait, name="portrait"),
    path("people/<int:key>/photograph.jpg", portraits.portrait_file, name="portrait-file"),
    path("partners/at-rest/", resting.resting, name="resting"),
    path("partners/", lists.kind_list, {"route": PARTNERS.name}, name="partners"),
    path("records/<int:key>/proof/", proofs.proof, name="proof"),
    path("sources/<int:key>/accept/", many.accept_many, name="accept-many"),
    path("sources/<int:key>/promises/", telling.promises, name="source-promises"),
    path("sources/<int:key>/take-back/", decisions.take_back, name="take-back"),
    path("sources/<int:key>/take-all-back/", many.take_all_back, name="take-all-back"),
    path("sources/<int:key>/read-again/", rereading.reread, name="reread"),
    path("sources/<int:key>/test-case/", rereading.case, name="case"),
    path("findings/<int:key>/decide/", decisions.decide, name="decide"),
    path("findings/<int:key>/undecide/", decisions.undecide, name="undecide"),
    path("findings/<int:key>/correct/", correcting.correct, name="correct"),
    path("findings/<int:key>/join/", joining.join, name="join"),
    path("same/", proposals.proposals, name="proposals"),
    path("same/<int:key>/decide/", proposals.decide, name="decide-proposal"),
    path("records/<int:key>/part/", merging.unmerge, name="unmerge"),
    path("records/<int:key>/history/<int:entry>/undo/", standing.undo, name="undo"),
    path("rows/<str:part>/new/<int:owner>/", editing.new_part, name="new-part"),
    path("rows/<str:part>/<int:key>/", editing.edit_part, name="edit-part"),
    path("choose/", editing.choose, name="choose"),
    path("views/<int:key>/", lists.saved, name="saved"),
    path("views/<int:key>/forget/", lists.forget, name="forget"),
    path("lists/<str:name>/keep/", lists.save, name="save"),
    path("lists/<str:name>/do/", bulk.bulk, name="bulk"),
    path("lists/<str:name>/rows.<file:ending>", lists.as_file, name="as-file"),
    path("desk/", house.house, name="house"),
    path("desk/rights/", rights.rights, name="rights"),
    path("desk/journal/", rights.journal, name="journal"),
    path("oneself/", seats.oneself, name="oneself"),
    path("desk/members/<int:key>/", house.member, name="member"),
    path("language/", preferences.language, name="language"),
    path("theme/", preferences.theme, name="theme"),
    path("enter/<str:token>/", entering.enter, name="enter"),
    path("<kind:route>/", lists.kind_list, name="list"),
    path("<kind:route>/new/", editing.new, name="new"),
    path("<kind:route>/<int:key>/", records.record, name="record"),
    path("<kind:route>/<int:key>/edit/", editing.edit, name="edit"),
    path("<kind:route>/<int:key>/between/", between.between, name="between"),
    path("<kind:route>/<int:key>/delete/", standing.delete, name="delete"),
    path("<kind:route>/<int:key>/confidential/", standing.confidential, name="confidential"),
    path("<kind:route>/<int:key>/past/", standing.past, name="past"),
    path("<kind:route>/<int:key>/join/", merging.merge, name="merge"),
    path("<kind:route>/<int:key>/year/", yearly.year, name="year"),
    path("<kind:route>/<int:key>/year.<report:ending>", yearly.year_file, name="year-file"),
    path("<kind:route>/<int:key>/dossier/", dossiers.dossier, name="dossier"),
    path(
        "<kind:route>/<int:key>/dossier.<paper:ending>", dossiers.dossier_file, name="dossier-file"
    ),
]
