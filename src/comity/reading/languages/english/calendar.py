"""How English writes dates, British and American."""

from comity.reading.dates.calendar import Calendar

_MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
# Words for months and days, which are no names of places or people where they stand as such.
DATES = frozenset((*_MONTHS, *_WEEKDAYS.split()))
_ONES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
    "twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth "
    "twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)
_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_ALL_NUMBERS = (
    *_NUMBERS.split(),
    *(f"twenty-{one}" for one in _NUMBERS.split()[:9]),
    "thirty",
)

# A season is a date only after a word that makes it one (`by summer`, `in the spring`).
_SEASON = (
    r"(?:(?<=by )|(?<=in )|(?<=in the )|(?<=this )|(?<=next )|(?<=last )|(?<=until )"
    r"|(?<=by the )|(?<=during the )|(?<=over the )|(?<=for the )|(?<=since )|(?<=late )"
    r"|(?<=early )|(?<=following )|(?<=coming ))"
)
_NOT_OF = r"\b(?!\s+(?:of|camp|school|festival|fair|games|olymp|palace|break|market))"

ENGLISH_CALENDAR = Calendar(
    months=_MONTHS,
    # `Jan Kowalski` is a man, no month.
    month_suffix=r"\.?(?![\w])(?!(?<=jan)\s+(?-i:[A-Z]))",
    day_suffix=r"(?:\s?(?:st|nd|rd|th)(?!\w))?",
    to=r"(?:\s?[-–—]\s?|\s+(?:to|until|till|through|thru|up\s+to)\s+(?:the\s+)?)",
    also=r"(?:\s?,?\s+and\s+(?:the\s+)?|\s?&\s?)",
    of=r"(?:\s+(?:day\s+)?(?:of\s+)?)",
    year_prefix=r"(?:\s?,?\s|\s+of\s+|,?\s+in\s+the\s+year\s+)",
    year_suffix=r"",
    year_before=(
        r"(?:in|since|during|from|of|by|until|till|year|for|Q[1-4]|early|late|mid|before|after|to|around"
        r"|between|through|dated|dating|circa)[\s-]+(?:the\s+)?(?:year\s+)?"
    ),
    seasons={"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24},
    season_suffix=r"(?:\s+of)?",
    decade=r"(?:1[89]|20)\d0['’]?s",
    before=(
        (
            r"\b(?:since|starting\s+(?:from|in)|beginning\s+(?:from|in)|as\s+(?:of|from)|from\s+the"
            r"\s+beginning\s+of)(?:\s+(?:early|late|mid|the)[\s-]*)?",
            "since",
        ),
        (r"(?<=,\s)from", "since"),
        (
            r"\b(?:by|until|till|before|no\s+later\s+than|up\s+to|(?:valid|runs?)\s+through)"
            r"(?:\s+(?:the\s+)?(?:very\s+)?(?:end|middle|beginning|start)\s+of|\s+the)?"
            r"(?:\s+(?:early|late|mid)[\s-]*)?",
            "until",
        ),
        (r"\b(?:around|about|approximately|circa|c\.)", "approx"),
    ),
    after=((r"\s+onwards?\b", "since"),),
    parts_before=(
        (r"\bfirst\s+half\s+of", (1, 6)),
        (r"\b(?:second|latter|last)\s+half\s+of", (7, 12)),
        (r"\b(?:first\s+quarter\s+(?:of)?|Q1(?:\s+of)?)", (1, 3)),
        (r"\b(?:second\s+quarter\s+(?:of)?|Q2(?:\s+of)?)", (4, 6)),
        (r"\b(?:third\s+quarter\s+(?:of)?|Q3(?:\s+of)?)", (7, 9)),
        (r"\b(?:(?:fourth|last|final)\s+quarter\s+(?:of)?|Q4(?:\s+of)?)", (10, 12)),
    ),
    earlier=r"earlier|previously|recent(?:ly)?|before(?=\s*[.,;])|before (?:that|then)",
    relative_words=(
        "day",
        "christmas",
        "night",
        "tomorrow",
        "this ",
        "the year",
        "the month",
        "last ",
        "next ",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "weekend",
        "same year",
        "following year",
        "year-end",
        "year’s end",
        "year's end",
        "current year",
    ),
    relative=(
        (
            r"\b(?:earlier\s+)?today\b(?!['’]s\s+(?:world|young|youth|children|society|globali))"
            r"|\btonight\b|\bthis\s+(?:morning|afternoon|evening)\b",
            ("day", 0),
        ),
        (r"\bthe\s+day\s+before\s+yesterday\b", ("day", -2)),
        (r"\byesterday\b|\blast\s+(?:night|evening)\b", ("day", -1)),
        (r"\bthe\s+day\s+after\s+tomorrow\b", ("day", 2)),
        (r"\btomorrow\b", ("day", 1)),
        (r"\bthe\s+(?:next|following)\s+(?:day|morning|evening)\b", ("same-day", 1)),
        (r"\bthe\s+(?:previous\s+day|day\s+before|previous\s+evening)\b", ("same-day", -1)),
        (r"\b(?:on\s+)?(?:the|that)\s+same\s+(?:day|morning|afternoon|evening)\b", ("same-day", 0)),
        (r"\b(?:in\s+)?(?:the|that)\s+same\s+year\b|\blater\s+that\s+year\b", ("same-year", 0)),
        (r"\b(?:in\s+)?the\s+following\s+year\b", ("same-year", 1)),
        *(
            (rf"\bon\s+(?:the|their|its|his|her)\s+{name}\s+day\b", ("nth-day", day - 1))
            for day, name in enumerate(("first", "second", "third", "fourth"), 1)
        ),
        (r"\b(?:next|the\s+coming)\s+year\b", ("year", 1)),
        (
            r"(?<=end of )(?:the|this)\s+(?:current\s+)?year\b|\b(?:year-end|year['’]s\s+end)\b",
            ("year", 0),
        ),
        (r"(?<=end of )(?:the|this)\s+(?:current\s+)?month\b", ("month", 0)),
        (r"(?<=end of )(?:the|this)\s+(?:current\s+)?week\b", ("week", 0)),
        (r"(?:(?<=half of )|(?<=quarter of ))(?:the|this)\s+(?:current\s+)?year\b", ("year", 0)),
        (r"\blast\s+year\b|\bthe\s+year\s+before\b", ("year", -1)),
        (
            r"\b(?:(?:earlier|later)\s+)?(?:in\s+)?this\s+(?:current\s+)?year\b"
            r"|\bof\s+the\s+current\s+year\b",
            ("year", 0),
        ),
        (r"\b(?:early\s+|late\s+)?next\s+month\b", ("month", 1)),
        (r"\b(?:early\s+|late\s+)?last\s+month\b", ("month", -1)),
        (r"\b(?:(?:earlier|later)\s+)?this\s+month\b", ("month", 0)),
        (r"\bnext\s+week\b", ("week", 1)),
        (r"\blast\s+week\b", ("week", -1)),
        (
            r"(?:(?<=before )|(?<=by )|(?<=until )|(?<=at ))Christmas\b"
            r"(?!\s+(?:market|fair|tree|concert|card))",
            ("feast", 12),
        ),
        (r"\b(?:(?:earlier|later)\s+)?this\s+week\b", ("week", 0)),
        (r"\b(?:last|past)\s+weekend\b", ("weekend", -1)),
        (r"\b(?:this|the\s+coming)\s+weekend\b", ("weekend", 0)),
        (r"\bnext\s+weekend\b", ("weekend", 1)),
        (_SEASON + r"spring" + _NOT_OF, ("season", 21)),
        (_SEASON + r"summer" + _NOT_OF, ("season", 22)),
        (_SEASON + r"(?:autumn|(?<!the )fall)" + _NOT_OF, ("season", 23)),
        (_SEASON + r"winter" + _NOT_OF, ("season", 24)),
        (r"\b(?:on\s+)?(?:Monday|Mon\.)(?!\w)", ("weekday", 0)),
        (r"\b(?:on\s+)?(?:Tuesday|Tues?\.)(?!\w)", ("weekday", 1)),
        (r"\b(?:on\s+)?(?:Wednesday|Wed\.)(?!\w)", ("weekday", 2)),
        (r"\b(?:on\s+)?(?:Thursday|Thurs?\.)(?!\w)", ("weekday", 3)),
        (r"\b(?:on\s+)?(?:Friday|Fri\.)(?!\w)", ("weekday", 4)),
        (r"\b(?:on\s+)?(?:Saturday)(?!\w)", ("weekday", 5)),
        (r"\b(?:on\s+)?(?:Sunday)(?!\w)", ("weekday", 6)),
    ),
    ahead=(
        r"\b(?:will|shall|until|till|upcoming|coming|forthcoming|tomorrow|scheduled|due|slated"
        r"|(?:is|are|was|were)\s+(?:to|set|expected)|going\s+to|next|plans?\s+to|hopes?\s+to)\b"
    ),
    sides=(
        r"last|past|this\s+past",
        r"next|coming|the\s+coming|upcoming|the\s+following",
        r"this|earlier\s+this|later\s+this",
    ),
    between=r"between|from",
    years_to=r"(?:\s?[-–—/]\s?|(?<=\d)\s+(?:to|through)\s+)",
    joint=r"[\s,]*(?:of|in|,)?\s*",
    term_before=r"for(?:\s+the\s+year)?",
    stay=(
        r"(?<!within )(?<!in )\b(?P<days>\d{1,2}|two|three|four|five|six|seven|ten)[-\s]days?\b"
        r"(?=[\w\s-]{0,30}?\b(?:visit|trip|tour|mission|stay)\b|\s+and\s+\w+\s+nights|,)"
    ),
    term_years=(
        r"for\s+(?:a(?:nother|\s+further)?\s+|an\s+(?:initial|additional)\s+|the\s+next\s+)?"
        r"(?:(?:period|term)\s+of\s+)?(?P<years>\d{1,2}|two|three|four|five|six|seven|ten)\s+years"
        r"|(?P<span>\d{1,2}|two|three|four|five|six|seven|ten)-year\s+(?:[\w-]+\s+){0,3}?"
        r"(?:agreement|memorandum|mou|protocol|program|programme|plan|pact|partnership)"
    ),
    stay_ends=r"conclud|end(?:ed|s|ing)\b|complet|finish|wrap|return|clos",
    numbers={"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10},
    name_after=r"(?:Day\b|of the Living|Revolution|Movement|Street|Avenue|Square|Fashion)",
    weekday_beside=r"[\s,(]*(?:the\s+)?|\)?,?\s*",
    named_days={name: day for day, name in enumerate(_ONES.split(), 1)},
    named_years={
        f"two thousand {joint}{name}": 2000 + number
        for number, name in enumerate(_ALL_NUMBERS, 1)
        for joint in ("", "and ")
    },
    month_first=True,
    article=r"(?:the\s+)?",
)
