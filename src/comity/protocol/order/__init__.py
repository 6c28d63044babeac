"""Who comes before whom, and who sits where. Knows neither the register nor its pages.

    in_precedence(claims)          # Placed, the first first, each with its reason
    seated(sitters, plan)          # Seated: everybody once, by the practice of the field

Sources of the practice: office first, then seniority in office; the guest before the host
among equals; the seat of honour is to the right of the host; delegations face each other,
the heads in the middle and ranks falling outwards, the interpreter to the left of the head
(Dubai Protocol Department, About Protocol; US Chief of Protocol, summary guide, 2007).
"""

from comity.protocol.order.precedence import Claim, Placed, Reason, in_precedence
from comity.protocol.order.seating import Form, Plan, Seat, Seated, Sitter, seated

__all__ = [
    "Claim", "Form", "Placed", "Plan", "Reason", "Seat", "Seated", "Sitter", "in_precedence",
    "seated",
]  # fmt: skip
