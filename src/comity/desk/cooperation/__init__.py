"""What the pages of agreements and promises show: texts, signatures, steps, terms, letters."""
