"""Pages of the protocol office: an encounter's guests, order and papers."""
