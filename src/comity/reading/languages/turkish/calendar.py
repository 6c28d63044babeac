"""How Turkish writes dates."""

from comity.reading.dates.calendar import Calendar

_APOSTROPHE = r"['’`´‘]?"
# Case endings of a month or day (`Mayıs'ta`, `mayısın`, `nisana`), or the noun that it goes with.
_MONTH_SUFFIX = (
    rf"(?:{_APOSTROPHE}(?:[dt][ae](?:n|ki(?:ler\w*)?)?|[ıiuü]n?(?:[dt][ae])?|n[ıiuü]n|y?[ae])"
    r"|\s+(?:tarih(?:i|inde|inden|ine|leri|lerinde|li)|ay(?:ı|ında|ının|ındaki|ından|ına|ları|larında)"
    r"|gün(?:ü|leri|lerinde|ünde)))?(?!\w)"
)
_LAST, _NEXT, _THIS = (
    r"(?:geçen|geçtiğimiz|önceki)",
    r"(?:gelecek|önümüzdeki)",
    r"(?:bu|içinde\s+bulunduğumuz)",
)
_WEEKDAYS = ("pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar")
_OF_DAY = r"(?:gün(?:ü|ünden|üne|kü)|akşamı|sabahı|gecesi|öğle\w*)"
_SEASONS = {
    21: r"(?:ilk)?bahar(?:da|ında|ın|a|ı)?",
    22: r"yaz(?:ın|ında|a|ı|\s+(?:aylarında|tatilinde|döneminde|mevsiminde|sezonunda))?",
    23: r"(?:sonbahar(?:da|ında|ın|a|ı)?|güz(?:ün|ünde|e)?)",
    24: r"kış(?:ın|ında|a|ı|\s+(?:aylarında|mevsiminde|sezonunda))?",
}
# Without a word before it only these forms tell when.
_WHEN = {
    21: r"(?:ilk)?bahar(?:da|ın|a\s+kadar|\s+aylarında)",
    22: r"yaz(?:ın|a\s+kadar|\s+(?:aylarında|tatilinde|döneminde|mevsiminde|sezonunda))",
    23: r"(?:sonbahar(?:da|a\s+kadar|\s+aylarında)|güzün)",
    24: r"kış(?:ın|\s+(?:aylarında|mevsiminde|sezonunda))",
}
_YEAR_OF = r"(?:['’`´]?(?:[ıiuü]n|n[ıiuü]n)|\s+yılının|\s+yılı)?"

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
    month_suffix=_MONTH_SUFFIX,
    day_suffix=r"(?:['’`´]\w{1,5})?",
    to=r"(?:\s?[-–—/]\s?|\s+(?:ila|ilâ|ile)\s+)",
    also=r"\s+ve\s+",
    year_noun=r"(?:yılı(?:nın)?\s+)?",
    of=r"\s?",
    year_prefix=r"\s?,?\s?",
    year_suffix=(
        rf"(?:{_APOSTROPHE}[dt][ae](?:ki(?:ler\w*)?)?\b"
        r"|\s+(?:tarih(?:inde|i|li)\b|(?:(?:akademik|eğitim(?:-öğretim)?|öğretim)\s+)?"
        r"(?:yıl(?:ı(?!\s+aşkın)|ında|ının|ındaki|ına)\b(?!n)"
        r"|yılları(?:nda|nı|n[ıi]n)?\b|döneminde\b)|sonunda\b|başında\b|sonuna\b)"
        rf"|(?={_APOSTROPHE}[dt][ae]n\b)|(?=\s+yıl)|(?={_APOSTROPHE}y?[ae]\s+(?:kadar|dek))"
        r"|(?=['’`´](?:[ıiuü]n|n[ıiuü]n|y?[ae])\b))"
    ),
    year_before=r"(?:yıl\s+)",
    seasons={"ilkbahar": 21, "bahar": 21, "yaz": 22, "sonbahar": 23, "güz": 23, "kış": 24},
    season_suffix=(r"(?:ında|ünde|inde|ı|\s+aylarında|\s+mevsiminde|a|ın|da|de|(?:ına)?)?(?![\w])"),
    decade=r"(?:1[89]|20)\d0['’`´]?l[ıiuü](?:\s+yıllar\w*)?",
    before=((r"\b(?:yaklaşık|takriben)", "approx"),),
    after=(
        (
            rf"(?:\s+(?:(?:akademik|eğitim(?:-öğretim)?)\s+)?(?:yıl|tarih|ay)[ıi]ndan|{_APOSTROPHE}"
            rf"[dt][ae]n)?\s+(?:bu\s*yana|beri|itibaren)",
            "since",
        ),
        (
            rf"(?:{_APOSTROPHE}(?:[ıiuü]n|n[ıiuü]n))?"
            rf"(?:(?:\s+(?:yılı|ayı)(?:nın)?)?\s*(?:yılına|tarihine|ayına|sonuna|ortasına|ortalarına"
            rf"|başına)|{_APOSTROPHE}y?[ae])?\s+(?:kadar|dek|değin)",
            "until",
        ),
    ),
    parts_after=(
        (rf"{_YEAR_OF}\s+(?:ilk|birinci|1\.)\s+(?:yarı|altı\s+ay)\w*", (1, 6)),
        (rf"{_YEAR_OF}\s+(?:ikinci|son|2\.)\s+(?:yarı|altı\s+ay)\w*", (7, 12)),
        (rf"{_YEAR_OF}\s+(?:ilk|birinci|1\.)\s+(?:çeyre|üç\s+ay)\w*", (1, 3)),
        (rf"{_YEAR_OF}\s+(?:ikinci|2\.)\s+çeyre\w*", (4, 6)),
        (rf"{_YEAR_OF}\s+(?:üçüncü|3\.)\s+çeyre\w*", (7, 9)),
        (rf"{_YEAR_OF}\s+(?:dördüncü|son|4\.)\s+çeyre\w*", (10, 12)),
    ),
    relative_words=(
        "bugün",
        "dün",
        "yarın",
        "evvel",
        "nevruz",
        "önceki gün",
        "ertesi",
        "aynı",
        *_WEEKDAYS,
        "sabah",
        "akşam",
        "yıl",
        "sene",
        "ay",
        "hafta",
        "gün",
        "yaz",
        "kış",
        "bahar",
        "güz",
    ),
    earlier=r"(?:bundan |çok )?daha önce(?:den|leri|sinde)?|önceden|evvelce|önceleri"
    r"|\w+m[ıiuü]şt[ıiuü](?:r|lar|k|m)?",
    relative=(
        (
            r"\bbugün(?:kü)?\b(?!\s+itibar)|\bbu\s+(?:sabah|akşam|gece)\b",
            ("day", 0),
        ),
        (r"\bdün(?:kü)?\b", ("day", -1)),
        (r"\b(?:evvelki|önceki)\s+gün\b", ("day", -2)),
        (r"\bnevruz(?:['’]?da|a(?=\s+kadar))\b", ("feast", 3)),
        (r"\byılbaşı(?:nda|na(?=\s+kadar))\b", ("feast", 1)),
        (r"\byarın(?:ki)?\b", ("day", 1)),
        (r"\bertesi\s+(?:gün|sabah)\b", ("same-day", 1)),
        *(
            (rf"\b(?:{name}|{day}\.)\s+gün(?:ü|ünde|de)?\b", ("nth-day", day - 1))
            for day, name in enumerate(("ilk", "ikinci", "üçüncü", "dördüncü"), 1)
        ),
        (r"\baynı\s+(?:gün|akşam)\b", ("same-day", 0)),
        (r"\baynı\s+yıl\b", ("same-year", 0)),
        (r"\bertesi\s+yıl\b", ("same-year", 1)),
        *(
            (
                rf"(?:\b(?:{_LAST}|{_NEXT}|{_THIS})\s+{name}(?:\s+{_OF_DAY})?|\b{name}\s+{_OF_DAY})\b",
                ("weekday", day),
            )
            for day, name in enumerate(_WEEKDAYS)
        ),
        (rf"\b{_NEXT}\s+hafta\s+sonu\w*\b", ("weekend", 1)),
        (rf"\b{_LAST}\s+hafta\s+sonu\w*\b", ("weekend", -1)),
        (r"\bbu\s+hafta\s+sonu\w*\b", ("weekend", 0)),
        (rf"\b{_NEXT}\s+hafta(?:ki|nın)?\b", ("week", 1)),
        (rf"\b{_LAST}\s+hafta(?:ki|nın)?\b", ("week", -1)),
        (r"\bbu\s+hafta(?:ki|nın)?\b", ("week", 0)),
        (rf"\b{_NEXT}\s+(?:yıl|sene)(?:ın|ki|nin)?\b|\bseneye\b", ("year", 1)),
        (rf"\b{_LAST}\s+(?:yıl|sene)(?:ın|ki|nin)?\b", ("year", -1)),
        (
            rf"\b{_THIS}\s+(?:yıl|sene)(?:ın|ki|nin)?\b|\b(?:bu\s+)?yıl\s+sonu(?:na|nda)\b"
            r"|\bbu\s+yılın\s+sonu(?:na|nda)\b",
            ("year", 0),
        ),
        (rf"\b{_NEXT}\s+ay(?:ın|ki)?\b(?!\s+yıldız)", ("month", 1)),
        (rf"\b{_LAST}\s+ay(?:ın|ki)?\b", ("month", -1)),
        (r"\bbu\s+ay(?:ın|ki)?\b|\bay\s+sonu(?:na|nda)\b", ("month", 0)),
        *(
            (
                rf"(?:\b(?:{_LAST}|{_NEXT}|{_THIS})\s+{form}|\b{_WHEN[season]})(?!\w)",
                ("season", season),
            )
            for season, form in _SEASONS.items()
        ),
        (r"\byılın\s+(?:ilk|birinci)\s+(?:yarı|altı\s+ay)\w*", ("part", 106)),
        (r"\byılın\s+(?:ikinci|son)\s+(?:yarı|altı\s+ay)\w*", ("part", 712)),
        (r"\byılın\s+(?:ilk|birinci)\s+(?:çeyre|üç\s+ay)\w*", ("part", 103)),
        (r"\byılın\s+son\s+(?:çeyre|üç\s+ay)\w*", ("part", 1012)),
    ),
    ahead=(
        r"(?<!\w)(?:önümüzdeki|gelecek|yarın|planlan\w+|davet|beklen\w+|\w+[ae]ca[ğk]\w*|hedefle\w+)"
    ),
    sides=(_LAST, _NEXT, _THIS),
    between_after=r"\s+(?:tarih(?:leri|i)\s+)?(?:arasında|tarihlerinde)",
    years_to=r"(?:\s?[-–—/]\s?|\s+(?:ile|ila)\s+)",
    joint=r"(?:['’]?(?:[ıiuü]n|n[ıiuü]n|ki))?[\s,]*",
    stay=(
        r"(?<!\w)(?P<days>\d{1,2}|iki|üç|dört|beş|altı|yedi|on)\s+gün(?:lük|\s+sür\w+)"
        r"(?:\s+\w+){0,2}\s+(?:ziyaret|gezi|program|temas)"
    ),
    stay_ends=r"tamamla|sona\s+er|bitir|dön(?:dü|müş|en|üş)",
    numbers={"iki": 2, "üç": 3, "dört": 4, "beş": 5, "altı": 6, "yedi": 7, "on": 10},
    name_after=(
        r"(?:[Dd]eprem|Şehitler|Demokrasi|Darbe|Stad|Üniversite|Mahalle|Cadde|Bulvar|Meydan[ıi]n?\b"
        r"|Park|Lise|İlkokul|Ortaokul|İskele)"
    ),
    weekday_beside=r"[\s,(]*|\)?,?\s*",
)
