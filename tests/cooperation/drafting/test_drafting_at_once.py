"""Fifty who write at the same moment, and any sequence of what people do: no words are lost."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.cooperation import drafting
from comity.cooperation.drafting import Moved
from comity.cooperation.drafting.state import state_of_draft
from comity.cooperation.models import ClauseWording, Draft, Suggestion
from comity.register.models import Agreement, User

RACE = """
import threading
from comity.intake import command
command.load_register()
from django.db import connections
from comity.cooperation import drafting
from comity.cooperation.models import ClauseWording, Suggestion
from comity.register.actions import add_part, enter
from comity.register.models import Agreement, Institution, Party, Place
from comity.register.signing_in import desk_of, local_officer

officer = local_officer()
desk = desk_of(officer)
place = enter(Place(name={"tr": "İstanbul"}, country="TR"), by=officer)
desk.institution = enter(Institution(name={"tr": "İBB"}, place=place), by=officer)
desk.save()
agreement = Agreement(agreement_kind="memorandum", stage="proposed")
enter(agreement, by=officer, desk=desk)
add_part(Party(agreement=agreement, who=place), by=officer)
draft = drafting.begin(agreement, by=officer, languages=("tr",))
clause = drafting.add_clause(draft, "tr", by=officer, title="Madde", text="first")
start, failed = threading.Barrier(50), []

def write(number):
    start.wait()
    try:
        drafting.write(clause, "tr", by=officer, base=1, title="Madde", text=f"words {number}")
    except Exception as error:
        failed.append(repr(error))
    finally:
        connections.close_all()

threads = [threading.Thread(target=write, args=(number,)) for number in range(50)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
words = {w.text for w in ClauseWording.objects.all()} | {s.text for s in Suggestion.objects.all()}
versions = sorted(ClauseWording.objects.values_list("version", flat=True))
print(failed, versions, len(words), "first" in words)
"""


@pytest.mark.slow
@pytest.mark.django_db
def test_fifty_who_write_at_once_lose_no_word(tmp_path: Path):
    around = {**os.environ, "COMITY_DATA": str(tmp_path), "DATABASE_URL": own_database()}
    raced = subprocess.run([sys.executable, "-c", RACE], env=around, capture_output=True, text=True)
    assert raced.returncode == 0, raced.stderr
    assert raced.stdout.strip().splitlines()[-1] == "[] [1, 2] 51 True"


def own_database() -> str:
    """The address of a new database beside the one of the tests; empty for SQLite."""
    if connection.vendor == "sqlite":
        return ""
    held, name = connection.settings_dict, f"drafts_{os.getpid()}"
    server = f"postgresql://{held['USER']}:{held['PASSWORD']}@{held['HOST']}:{held['PORT']}"
    subprocess.run([sys.executable, "-c", MAKE_DATABASE, f"{server}/postgres", name], check=True)
    return f"{server}/{name}"


MAKE_DATABASE = """
import sys, psycopg
with psycopg.connect(sys.argv[1], autocommit=True) as server:
    server.execute(f"DROP DATABASE IF EXISTS {sys.argv[2]}")
    server.execute(f"CREATE DATABASE {sys.argv[2]}")
"""


_names = count()
ACTS = st.lists(
    st.tuples(
        st.sampled_from(["write", "slip", "late", "suggest", "take", "leave", "confirm", "accept"]),
        st.sampled_from(["tr", "ru"]),
    ),
    max_size=12,
)


@pytest.mark.django_db
@given(ACTS)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_sequence_of_acts_loses_a_version_or_reaches_an_impossible_state(
    protocol: Agreement, officer: User, acts: list[tuple[str, str]]
):
    draft = drafting.begin(protocol, by=officer, languages=("tr", "ru"))
    clause = drafting.add_clause(draft, "tr", by=officer, title="T", text="0")
    written = {"0"}
    for kind, language in acts:
        words = f"words {next(_names)}"
        if kind in ("write", "slip", "late", "suggest"):
            written.add(words)
        _do(kind, clause, language, words, officer)
        _is_possible(draft)
    kept = set(ClauseWording.objects.filter(clause=clause).values_list("text", flat=True))
    kept |= set(Suggestion.objects.filter(clause=clause).values_list("text", flat=True))
    assert written <= kept


def _do(kind: str, clause, language: str, words: str, by: User) -> None:
    clause.refresh_from_db()
    last = clause.wordings.filter(language=language).order_by("-version").first()
    base = last.version if last else 0
    waiting = clause.suggestions.filter(accepted=None).first()
    told = {"by": by, "title": "T", "text": words}
    if kind in ("write", "slip"):
        drafting.write(clause, language, base=base, changes_meaning=kind == "write", **told)
    elif kind == "late":
        drafting.write(clause, language, base=base + 7, **told)
    elif kind == "suggest":
        drafting.suggest(clause, language, base=base, **told)
    elif kind in ("take", "leave") and waiting is not None:
        (drafting.take if kind == "take" else drafting.leave)(waiting, by=by)
    elif kind == "confirm" and last is not None:
        drafting.confirm(clause, language, by=by, base=base)
    elif kind == "accept" and last is not None:
        with pytest.raises(Moved):
            drafting.accept(clause, language, by=by, version=base + 1)
        drafting.accept(clause, language, by=by, version=base)


def _is_possible(draft: Draft) -> None:
    for state in state_of_draft(draft).clauses:
        revisions = {each.revision for each in state.wordings.values()}
        assert max(revisions) == state.row.revision
        for language in state.wordings:
            own = state.row.wordings.filter(language=language)
            versions = list(own.order_by("version").values_list("version", flat=True))
            assert versions == list(range(1, len(versions) + 1))
        if state.is_agreed:
            assert not any(state.is_stale(language) for language in draft.languages)
            assert set(state.wordings) == set(draft.languages)
