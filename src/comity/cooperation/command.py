"""`comity verify`: who signed a PDF, when, by which chain, and whether a byte was changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from comity.cooperation.pades import SignatureReport

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=_FILE)
@click.option("--trust", type=_FILE, help="Root certificates to trust, PEM or DER.")
@click.option(
    "--revoked", type=_FILE, multiple=True, help="Lists of revoked certificates, PEM or DER."
)
def verify(file: Path, trust: Path | None, revoked: tuple[Path, ...]) -> None:
    """Read the signatures of FILE, a PDF. Needs no register and no network.

    Ends with 0 if there is a signature and all hold, with 1 otherwise.
    """
    # Loading pyHanko takes half a second, which no other command shall wait for.
    from comity.cooperation.pades import authorities_in, lists_in
    from comity.cooperation.pades import verify as read_signatures
    from comity.cooperation.pades.verifying import NotAPdf

    lists = [own for each in revoked for own in lists_in(each.read_bytes())]
    roots = authorities_in(trust.read_bytes()) if trust else ()
    try:
        verdict = read_signatures(file.read_bytes(), trusted=roots, revoked=lists)
    except NotAPdf as error:
        raise click.ClickException(f"{file}: {error}") from error
    click.echo(f"SHA-256 {verdict.sha256}")
    for report in verdict.signatures:
        _tell(report)
    if verdict.is_extended:
        click.echo("Something was added to the file after the last signature.")
    if not verdict.signatures:
        click.echo("The file bears no signature.")
    click.echo("All signatures hold." if verdict.is_good else "Not every signature holds.")
    raise SystemExit(0 if verdict.is_good else 1)


def _tell(report: SignatureReport) -> None:
    what = "Timestamp" if report.is_timestamp else "Signature"
    click.echo(f"{what} {report.field}: {', '.join(report.problems) or 'holds'}")
    click.echo(f"  by {report.signer}, certified by {report.issuer}")
    if report.stamped_at is not None:
        click.echo(f"  at {report.stamped_at:%Y-%m-%d %H:%M:%S} UTC, by a timestamp authority")
    elif report.claimed_at is not None:
        click.echo(f"  at {report.claimed_at:%Y-%m-%d %H:%M:%S}, by the signer's own clock")
    if report.says_qualified:
        click.echo("  the certificate says of itself that it is qualified; that is not proven here")
