"""What pages ask of the life of agreements: how far each has come, what it waits for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar

from django.db.models import prefetch_related_objects

from comity.cooperation.parties import GENERAL, PartyPlaces
from comity.cooperation.procedures import (
    TURNS,
    FlagKind,
    Path,
    Recorded,
    State,
    Station,
    procedures,
    state_of,
)
from comity.edtf import Edtf, EdtfError, parse
from comity.register.models import (
    Act,
    Agreement,
    AgreementStep,
    Institution,
    Party,
    Proof,
)
from comity.register.models import State as Standing

# A signature that these mark was made without what law asks for, or before it was there.
UNLAWFUL = (FlagKind.SIGNED_WITHOUT, FlagKind.SIGNED_BEFORE)


@dataclass(frozen=True)
class Followed:
    """An agreement with its way.

    `parties` are by the name of their side in `state.path`. `home` is the side of the
    desk's own institution, empty if it is not a party. `steps` and `acts` are the rows
    behind the records of the state, by the records' keys; what the agreement's own fields
    say has none.
    """

    agreement: Agreement
    parties: Mapping[str, Party]
    steps: Mapping[int, AgreementStep]
    acts: Mapping[int, Act]
    state: State
    home: str

    def party_of(self, station: Station) -> Party | None:
        """Whose station it is; None for one of all."""
        return self.parties.get(station.side)

    def step_of(self, record: Recorded) -> AgreementStep | None:
        """The row that a record comes from; None if it is only an act."""
        return self.steps.get(record.key)

    def act_of(self, record: Recorded) -> Act | None:
        """The act behind a record, if there is one."""
        step = self.step_of(record)
        return step.act if step else self.acts.get(record.key)

    @cached_property
    def standing(self) -> str:
        """The stage, and of a suspension or an end whose: `suspended-by-us`, `ended-by-them`."""
        turned = self.state.turned
        if turned is None or turned.step not in ("suspended", "ended") or not turned.side:
            return self.state.stage
        whose = "us" if turned.side == self.home else "them"
        return f"{self.state.stage}-by-{whose}" if self.home else self.state.stage

    @property
    def is_unlawful(self) -> bool:
        """Whether it was signed without or before an act that a law asks for."""
        return bool(self.state.flagged(*UNLAWFUL))


def follow(agreement: Agreement) -> Followed:
    """One agreement with its way."""
    return follow_all([agreement])[0]


def follow_all(agreements: Sequence[Agreement]) -> list[Followed]:
    """Several agreements with their ways; eight queries, however many there are."""
    loaded = _Loaded.of(agreements)
    return [_followed(agreement, loaded) for agreement in agreements]


@dataclass(frozen=True)
class _Loaded:
    """The rows of several agreements, by the agreement; `at_hand` are acts that one can look at."""

    parties: Mapping[int, list[Party]]
    steps: Mapping[int, list[AgreementStep]]
    acts: Mapping[int, list[Act]]
    places: PartyPlaces
    at_hand: frozenset[int]
    institutions: Mapping[int, Institution | None]

    @classmethod
    def of(cls, agreements: Sequence[Agreement]) -> _Loaded:
        keys = [agreement.pk for agreement in agreements]
        parties = Party.objects.filter(agreement__in=keys).select_related("who")
        steps = AgreementStep.objects.filter(agreement__in=keys)
        steps = steps.select_related("act", "encounter", "document").order_by("pk")
        acts = Act.objects.filter(agreement__in=keys, state=Standing.LIVE).select_related("body")
        by_parties = _by_agreement(parties.order_by("order", "pk"))
        by_acts = _by_agreement(acts.order_by("pk"))
        led_to = {step.act_id for step in steps if step.act_id}
        prefetch_related_objects(list(agreements), "desk__institution")  # unless they are there
        return cls(
            by_parties,
            _by_agreement(steps),
            by_acts,
            PartyPlaces.of(party for own in by_parties.values() for party in own),
            _acts_at_hand({*led_to, *(act.pk for own in by_acts.values() for act in own)}),
            {each.desk.pk: each.desk.institution for each in agreements if each.desk},
        )


Part = TypeVar("Part", Party, AgreementStep, Act)


def _by_agreement(rows: Iterable[Part]) -> Mapping[int, list[Part]]:
    found: dict[int, list[Part]] = defaultdict(list)
    for row in rows:
        found[row.agreement_id or 0].append(row)
    return found


def _followed(agreement: Agreement, loaded: _Loaded) -> Followed:
    parties, steps = loaded.parties[agreement.pk], loaded.steps[agreement.pk]
    sides = {str(place): party for place, party in enumerate(parties, start=1)}
    side_of = {party.pk: side for side, party in sides.items()}
    led_to = {step.act_id for step in steps}
    free = [act for act in loaded.acts[agreement.pk] if act.pk not in led_to]
    recorded = [
        *_of_fields(agreement, steps),
        *(_of_act(act, _side_of_act(act, sides, loaded.places), loaded.at_hand) for act in free),
        *(_of_step(step, side_of.get(step.party_id or 0, ""), loaded.at_hand) for step in steps),
    ]
    chosen = tuple(loaded.places.procedure_of(party).key for party in parties)
    ours = loaded.institutions.get(agreement.desk_id or 0)
    return Followed(
        agreement,
        sides,
        {step.pk: step for step in steps},
        {_act_key(act): act for act in free},
        state_of(_path(chosen, agreement.agreement_kind), recorded),
        next((side for side, p in sides.items() if loaded.places.is_at(p, ours)), ""),
    )


@lru_cache(maxsize=512)
def _path(keys: tuple[str, ...], kind: str) -> Path:
    """The way of parties with these procedures; sides are called `1`, `2` in their order."""
    # Of an agreement without parties nothing is known but that it goes the common way.
    chosen = keys or (GENERAL,)
    sides = {str(place): procedures()[key] for place, key in enumerate(chosen, start=1)}
    return Path.of(sides, kind)


# What the agreement's own fields say came in before any of its rows; steps have their own
# keys, acts negative ones below these.
_FIELD_KEYS = {"ready": -3, "signed": -2, "in-force": -1}
_TURN_KEY = 0
_STAGES_REACHED = {
    "ready": ("ready",), "signed": ("signed",), "in-force": ("signed", "in-force"),
    "renewed": ("signed",),
}  # fmt: skip


def _act_key(act: Act) -> int:
    return -(act.pk + 10)


def _of_fields(agreement: Agreement, steps: Iterable[AgreementStep]) -> Iterator[Recorded]:
    """What the agreement's own fields say, where no step does: it was entered or imported so."""
    told = {step.step for step in steps}
    dates = {"signed": agreement.signed_on, "in-force": agreement.in_force_from}
    said = {code for code, date_ in dates.items() if date_}
    for code in {*_STAGES_REACHED.get(agreement.stage, ()), *said} - told:
        yield Recorded(code, _FIELD_KEYS[code], _date(dates.get(code)), "entered")
    if agreement.stage in TURNS and not told & set(TURNS):
        yield Recorded(agreement.stage, _TURN_KEY, _date(agreement.stage_date), "entered")


def _of_step(step: AgreementStep, side: str, at_hand: frozenset[int]) -> Recorded:
    act = step.act
    is_act_at_hand = act is not None and act.pk in at_hand
    return Recorded(
        step=step.step,
        key=step.pk,
        date=_date(step.date) or (_date(act.date) if act else None),
        paper="act" if is_act_at_hand else step.proven_by,
        act=act.act_kind if act else "",
        side=side,
        body=act.body_text if act else "",
        is_overridden=bool(step.override_reason),
    )


def _of_act(act: Act, side: str, at_hand: frozenset[int]) -> Recorded:
    paper = "act" if act.pk in at_hand else "news"
    return Recorded(
        act.act_kind, _act_key(act), _date(act.date), paper, act.act_kind, side, act.body_text
    )


def _side_of_act(act: Act, sides: Mapping[str, Party], places: PartyPlaces) -> str:
    """The party in whose place the body that acted sits, if that is only one."""
    found = [side for side, party in sides.items() if places.is_at(party, act.body)]
    return found[0] if len(found) == 1 else ""


def _acts_at_hand(acts: Iterable[int]) -> frozenset[int]:
    """The acts that somebody entered or scanned; of others only a source speaks."""
    keys = list(acts)
    scanned = Act.objects.filter(pk__in=keys, scan__isnull=False).values_list("pk", flat=True)
    entered = Proof.objects.filter(record__in=keys, part="", by__isnull=False)
    return frozenset(scanned) | frozenset(entered.values_list("record", flat=True))


def _date(edtf: str | None) -> Edtf | None:
    try:
        return parse(edtf) if edtf else None
    except EdtfError:
        return None
