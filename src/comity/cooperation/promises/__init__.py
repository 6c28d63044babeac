"""The life of a promise: proposed from a clause or minutes, confirmed, followed, closed.

states.py      what can become of a promise, and by which deed (pure)
deeds.py       what people do with one: take it up, close it with evidence, open it again
clauses.py     promises that the clauses of a closed text make
confirming.py  a person confirms proposals, one or many
"""
