"""A city's own news: its feed or its archive is followed, page after page, and where it stopped."""
