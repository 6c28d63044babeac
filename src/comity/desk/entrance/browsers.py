"""What a browser says of itself, in words that its user knows."""

from __future__ import annotations

# The first that stands in the words: each also calls itself by the later ones.
_BROWSERS = (
    ("Edg", "Edge"), ("OPR", "Opera"), ("YaBrowser", "Yandex Browser"),
    ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
_SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
    ("Mac OS X", "macOS"), ("Linux", "Linux"),
)  # fmt: skip


def browser_of(told: str) -> str:
    """`Firefox, Windows` for a User-Agent; as much of it as it stands where nothing is known."""
    names = (_first(told, _BROWSERS), _first(told, _SYSTEMS))
    return ", ".join(filter(None, names)) or told[:60]


def _first(told: str, known: tuple[tuple[str, str], ...]) -> str:
    return next((name for mark, name in known if mark in told), "")
