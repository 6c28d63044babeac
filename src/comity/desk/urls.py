"""The desk's addresses."""

from __future__ import annotations

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path, register_converter

from comity.desk.addresses import ROUTES
from comity.desk.kinds.partners import LISTING as PARTNERS
from comity.desk.pages import (
    adding,
    decisions,
    entering,
    lists,
    preferences,
    proofs,
    records,
    searching,
    sources,
    today,
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


register_converter(KindConverter, "kind")

urlpatterns = [
    path("", today.today, name="today"),
    path("search/", searching.searching, name="search"),
    path("sources/", sources.sources, name="sources"),
    path("sources/add/", adding.add, name="add"),
    path("sources/<int:key>/", sources.source, name="source"),
    path("partners/", lists.kind_list, {"route": PARTNERS.name}, name="partners"),
    path("records/<int:key>/proof/", proofs.proof, name="proof"),
    path("sources/<int:key>/accept-all/", decisions.accept_all, name="accept-all"),
    path("findings/<int:key>/decide/", decisions.decide, name="decide"),
    path("findings/<int:key>/undecide/", decisions.undecide, name="undecide"),
    path("language/", preferences.language, name="language"),
    path("theme/", preferences.theme, name="theme"),
    path("enter/<str:token>/", entering.enter, name="enter"),
    path("sign-in/", LoginView.as_view(template_name="desk/sign_in.html"), name="sign-in"),
    path("sign-out/", LogoutView.as_view(), name="sign-out"),
    path("<kind:route>/", lists.kind_list, name="list"),
    path("<kind:route>/<int:key>/", records.record, name="record"),
]
