"""What one sentence says of an invitation, before its people are known beyond the sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from comity.reading.document import Mention


@dataclass(slots=True, eq=False)
class Inviting:
    """Who is invited by whom to what, as far as the words of one sentence say it.

    `occasions` are events, places to visit, or phrases that stand for an event
    (`subkind` is `PHRASE`). With `to_other` the invited are named by a pronoun or as guests,
    colleagues, the other side. `is_agentless`: a passive that does not say who invites.
    `each_invites`: each of `by` sent an invitation of its own. `bearers` only convey it.
    """

    by: list[Mention] = field(default_factory=list)
    to: list[Mention] = field(default_factory=list)
    occasions: list[Mention] = field(default_factory=list)
    bearers: list[Mention] = field(default_factory=list)
    to_other: bool = False
    is_agentless: bool = False
    each_invites: bool = False


PHRASE = "phrase"
