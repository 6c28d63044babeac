"""What answers at each address of the desk.

Every page begins at `answering`. In rooms stand the pages of one part of the house (`intake`,
`register`, `cooperation`, `agenda`, `protocol`), of `partners`, `pictures` and `accounts`;
what shows all of them stands here.
"""
