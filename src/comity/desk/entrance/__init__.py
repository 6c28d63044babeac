"""How people come in and prove that it is them: on top of django-allauth, without a second world.

Nobody signs up by themselves: accounts are made by who lets people in (`letting_in`,
`comity member`), whichever way they then sign in: password, passkey, link, or the sign-in
of their institution (OpenID Connect).
"""
