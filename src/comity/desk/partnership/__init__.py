"""How a partnership stands: since when, how lively, who owes what, and what to do next.

`figures` gathers what the register has about a partner, `judging` says what follows from
it, `wording` puts both into words. Nothing here is stored: it follows from the records.
"""
