"""How Turkish writes dates."""

from comity.reading.calendar import Calendar

TURKISH_CALENDAR = Calendar(
    months={
        "ocak": 1,
        "şubat": 2,
        "mart": 3,
        "nisan": 4,
        "mayıs": 5,
        "haziran": 6,
        "temmuz": 7,
        "ağustos": 8,
        "eylül": 9,
        "ekim": 10,
        "kasım": 11,
        "aralık": 12,
    },
    month_suffix=r"(?:['’`´]?(?:[dt][ae](?:n|ki)?|[ıiuü]n?|y?[ae])|\s+(?:tarih(?:i|inde|inden|leri|lerinde)|ay(?:ı|ında|ının)))?(?![\w])",
    day_suffix=r"(?:['’]\w{1,5})?",
    to=r"(?:\s?[-–—/]\s?|\s+(?:ve|ila|ile|ilâ)\s+)",
    of=r"\s?",
    year_prefix=r"\s?,?\s?",
    year_suffix=r"(?:['’`´]?(?:[dt][ae](?:ki)?\b)|\s+(?:tarih(?:inde|i|li)\b|yıl(?:ı|ında|ının|ındaki)\b)|(?=['’`´]?[dt][ae]n\b)|(?=\s+yıl)|(?=['’`´]?y?[ae]\s+(?:kadar|dek)))",
    year_before=r"(?:yıl\s+)",
    seasons={"ilkbahar": 21, "bahar": 21, "yaz": 22, "sonbahar": 23, "güz": 23, "kış": 24},
    season_suffix=r"(?:ında|inde|ı|\s+aylarında|\s+mevsiminde|a|ın|da|de)?(?![\w])",
    decade=r"(?:1[89]|20)\d0['’`´]?l[ıiuü](?:\s+yıllar\w*)?",
    before=((r"\b(?:yaklaşık|takriben)", "approx"),),
    after=(
        (
            r"(?:\s+(?:yıl|tarih|ay)[ıi]ndan|['’`´]?[dt][ae]n)\s+(?:bu\s*yana|beri|itibaren)",
            "since",
        ),
        (r"\s+(?:yıl[ıi]ndan|tarihinden)\s+(?:bu\s*yana|beri|itibaren)", "since"),
        (r"(?:\s*(?:yılına|tarihine|ayına|sonuna)|['’`´]?y?[ae])\s+(?:kadar|dek|değin)", "until"),
    ),
    relative=(
        (r"\bbugün\b", ("day", 0)),
        (r"\bdün\b", ("day", -1)),
        (r"\byarın\b", ("day", 1)),
        (r"\b(?:gelecek|önümüzdeki)\s+yıl\b", ("year", 1)),
        (r"\bgeçen\s+yıl\b|\bgeçtiğimiz\s+yıl\b", ("year", -1)),
        (r"\bbu\s+yıl\b", ("year", 0)),
        (r"\b(?:gelecek|önümüzdeki)\s+ay\b", ("month", 1)),
        (r"\b(?:geçen|geçtiğimiz)\s+ay\b", ("month", -1)),
        (r"\b(?:gelecek|önümüzdeki)\s+hafta\b", ("week", 1)),
        (r"\b(?:geçen|geçtiğimiz)\s+hafta\b", ("week", -1)),
    ),
)
