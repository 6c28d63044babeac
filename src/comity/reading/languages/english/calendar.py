"""How English writes dates, British and American."""

from comity.reading.calendar import Calendar

_MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip

# A season is a date only after a word that makes it one (`by summer`, `in the spring`).
_SEASON = (
    r"(?:(?<=by )|(?<=in )|(?<=in the )|(?<=this )|(?<=next )|(?<=last )|(?<=until )|(?<=by the ))"
)

ENGLISH_CALENDAR = Calendar(
    months=_MONTHS,
    month_suffix=r"\.?(?![\w])",
    day_suffix=r"(?:st|nd|rd|th)?",
    to=r"(?:\s?[-–—]\s?|\s+(?:to|and|until|till|through|thru)\s+(?:the\s+)?|\s?&\s?)",
    of=r"(?:\s+(?:of\s+)?)",
    year_prefix=r"(?:\s?,?\s|\s+of\s+)",
    year_suffix=r"",
    year_before=r"(?:in|since|during|from|of|by|until|year|for|early|late|mid|before|after)[\s-]+(?:the\s+year\s+)?",
    seasons={"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24},
    season_suffix=r"(?:\s+of)?",
    decade=r"(?:1[89]|20)\d0['’]?s",
    before=(
        (r"\b(?:since|starting\s+from|as\s+of)(?:\s+early|\s+late)?", "since"),
        (
            r"\b(?:by|until|till|before|no\s+later\s+than)(?:\s+the\s+end\s+of|\s+early|\s+late|\s+the)?",
            "until",
        ),
        (r"\b(?:around|about|approximately|circa|c\.)", "approx"),
    ),
    after=((r"\s+onwards?\b", "since"),),
    relative_words=(
        "day",
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
    ),
    relative=(
        (r"\btoday\b|\btonight\b|\bthis\s+(?:morning|afternoon|evening)\b", ("day", 0)),
        (r"\byesterday\b|\blast\s+(?:night|evening)\b", ("day", -1)),
        (r"\btomorrow\b", ("day", 1)),
        (r"\bnext\s+year\b", ("year", 1)),
        (r"(?<=end of )(?:the|this)\s+year\b", ("year", 0)),
        (r"(?<=end of )(?:the|this)\s+month\b", ("month", 0)),
        (r"\blast\s+year\b", ("year", -1)),
        (r"\bthis\s+year\b", ("year", 0)),
        (r"\bnext\s+month\b", ("month", 1)),
        (r"\blast\s+month\b", ("month", -1)),
        (r"\bnext\s+week\b", ("week", 1)),
        (r"\blast\s+week\b", ("week", -1)),
        (_SEASON + r"spring\b(?!\s+of)", ("season", 21)),
        (_SEASON + r"summer\b(?!\s+of)", ("season", 22)),
        (_SEASON + r"(?:autumn|(?<!the )fall)\b(?!\s+of)", ("season", 23)),
        (r"\b(?:on\s+)?Monday\b", ("weekday", 0)),
        (r"\b(?:on\s+)?Tuesday\b", ("weekday", 1)),
        (r"\b(?:on\s+)?Wednesday\b", ("weekday", 2)),
        (r"\b(?:on\s+)?Thursday\b", ("weekday", 3)),
        (r"\b(?:on\s+)?Friday\b", ("weekday", 4)),
        (r"\b(?:on\s+)?Saturday\b", ("weekday", 5)),
        (r"\b(?:on\s+)?Sunday\b", ("weekday", 6)),
    ),
    ahead=r"\b(?:will|shall|until|till|upcoming|coming|tomorrow|(?:is|are|was|were)\s+(?:to|due|scheduled|expected|set)|going\s+to|next)\b",
    sides=(r"\blast", r"\bnext"),
    month_first=True,
    slash_month_first=False,
)
