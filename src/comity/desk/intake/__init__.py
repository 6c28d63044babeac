"""What the pages of sources and findings show: the text, what is stated, tables that come in."""
