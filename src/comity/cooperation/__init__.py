"""The life of an agreement: procedure, drafting, approvals, signing.

    procedures/   what law and custom ask before and after a signature (pure, data in TOML)
    texts/        the clauses of an agreement, its templates and checks (pure)
    drafting/     both sides at work on a text, up to the frozen originals
    pades/        electronic signatures on a PDF, made and read (pure)
    signing       who signs which original in which turn, and what a signed file is

The rest of this app keeps what happened in the register's own rows and history.
"""
