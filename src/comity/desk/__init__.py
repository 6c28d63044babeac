"""The desk: the officer's pages.

`urls` says what answers where. What answers stands in `pages`, in rooms named after the part
of the house that it shows: `intake`, `register`, `cooperation`, `agenda`, `protocol`. Values
that only those pages show are made in the room of the same name here, beside `pages`.

For every page: `viewer` (who looks and what they see), `shown` and `words` (rows as values in
the reader's language), `addresses`, `problems` (why something could not be done). The kinds
of record have their pages in `kinds`, lists what they share in `lists`, forms in `forms`;
`dossier`, `yearly`, `partnership` and `pictures` are worked out over many records at once.
"""
