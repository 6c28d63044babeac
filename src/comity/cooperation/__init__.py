"""The life of an agreement: procedure, drafting, approvals, signing.

    procedures/   what law and custom ask before and after a signature (pure, data in TOML)

The rest of this app keeps what happened in the register's own rows and history.
"""
