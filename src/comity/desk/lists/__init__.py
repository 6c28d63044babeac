"""Lists of the desk: what one can show, its page as an address asks for it, and its file."""
