"""What the pages of the protocol office show: what is arranged, papers issued, minutes taken in."""
