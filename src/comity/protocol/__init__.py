"""The protocol office: delegations, precedence, seating, programme, ceremony and its papers.

    order/        who comes before whom and who sits where (pure)

What is arranged for an encounter are rows beside it in the register, with its history.
"""
