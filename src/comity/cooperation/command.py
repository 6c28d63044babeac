"""`comity sign`: sign an original with one's own key. `comity verify`: whether signatures hold."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer

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
    from comity.cooperation.pades import NotAPdf, authorities_in, lists_in
    from comity.cooperation.pades import verify as read_signatures

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


@click.command()
@click.argument("file", type=_FILE, required=False)
@click.option("--key", "key_file", type=_FILE, help="Your key as a PKCS#12 file (.p12, .pfx).")
@click.option("--token", "library", type=_FILE, help="PKCS#11 library of your token or card.")
@click.option("--token-label", default="", help="Which token, where there are several.")
@click.option("--certificate", default="", help="Label of the certificate on the token.")
@click.option("--chain", type=_FILE, help="Certificates that are not on the token, PEM or DER.")
@click.option("--field", default="", help="The place to sign in; otherwise the first empty one.")
@click.option("--timestamp", help="Address of a timestamp authority (RFC 3161).")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="File to write.")
@click.option("--list", "listed", is_flag=True, help="Only say what is on the tokens.")
def sign(
    file: Path | None, key_file: Path | None, library: Path | None, token_label: str,
    certificate: str, chain: Path | None, field: str, timestamp: str | None, out: Path | None,
    listed: bool,
) -> None:  # fmt: skip
    """Sign FILE, an original that was fetched from a desk, with your own key or token.

    The signed file stands beside it as FILE-signed.pdf. The password or PIN is asked for,
    not shown and not kept. Needs no register, and a network only for --timestamp.
    """
    from comity.cooperation import pades

    if library and listed:
        _list_keys(library)
        return
    if file is None or (key_file is None) == (library is None):
        raise click.UsageError("give FILE, and either --key or --token (with --list to look)")
    target = out or file.with_name(f"{file.stem}-signed.pdf")
    if target.exists():
        raise click.ClickException(f"{target} is there already; name another with --out")
    try:
        with _key(key_file, library, token_label, certificate, chain) as key:
            signed = _signed(file, key, field, timestamp)
    except (pades.BadKeyError, pades.NotAPdf, pades.TimestampError) as error:
        raise click.ClickException(str(error)) from error
    target.write_bytes(signed)
    click.echo(f"{target}: signed. Bring it back at the desk, on the page where you fetched it.")


def _list_keys(library: Path) -> None:
    from comity.cooperation.pades import BadKeyError, keys_on_tokens

    try:
        found = keys_on_tokens(library)
    except BadKeyError as error:
        raise click.ClickException(str(error)) from error
    for key in found:
        click.echo(f"{key.token}: {key.label}, {key.subject}, valid until {key.until:%Y-%m-%d}")
    if not found:
        click.echo("No certificate on any token; is it put in?")


@contextmanager
def _key(
    file: Path | None, library: Path | None, token: str, certificate: str, chain: Path | None
) -> Iterator[Signer]:
    from comity.cooperation.pades import authorities_in, key_in_file, key_on_token

    if library is None:
        assert file is not None
        yield key_in_file(file.read_bytes(), click.prompt("Password of the key", hide_input=True))
        return
    beside = authorities_in(chain.read_bytes()) if chain else ()
    pin = click.prompt("PIN of the token", hide_input=True)
    with key_on_token(library, pin, token=token, certificate=certificate, chain=beside) as key:
        yield key


def _signed(file: Path, key: Signer, field: str, timestamp: str | None) -> bytes:
    from pyhanko.sign.timestamps import HTTPTimeStamper

    from comity.cooperation import pades

    content = file.read_bytes()
    empty = pades.empty_fields(content)
    if (field and field not in empty) or not empty:
        there = f"there are {', '.join(empty)}" if empty else "there is none"
        raise click.ClickException(f"{file}: no empty place to sign {field or 'in'}; {there}")
    stamper = HTTPTimeStamper(timestamp) if timestamp else None
    return pades.sign(content, key=key, field=field or empty[0], name="", authority=stamper)
