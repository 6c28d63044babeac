"""The small words that open a noun phrase: articles and possessives."""

from comity.reading.languages.english.words import listed

ARTICLES = listed("determiners", "articles")
# What opens the phrase of something that is known: `the council`, never `a council`.
DEFINITE = listed("determiners", "possessives") | {"the"}
DETERMINERS = ARTICLES | DEFINITE
