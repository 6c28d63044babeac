"""The link that `comity desk` prints: it signs in once, soon, and on this computer only."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from comity.desk.command import _is_loopback
from comity.register.models import SignInLink
from comity.register.signing_in import local_officer, new_token

pytestmark = pytest.mark.django_db


def enter(client: Client, token: str) -> str:
    """Where the link leads."""
    return client.get(f"/enter/{token}/")["Location"]


def test_the_link_signs_in_whoever_works_at_this_computer(client: Client) -> None:
    assert enter(client, new_token(local_officer())) == "/desk/?first"
    assert client.get("/").status_code == 200


def test_the_link_works_once(client: Client) -> None:
    token = new_token(local_officer())
    enter(client, token)
    other = Client()
    assert enter(other, token) == "/sign-in/"
    assert "older than ten minutes" in other.get("/sign-in/").content.decode()
    assert other.get("/").status_code == 302


def test_the_link_ends_after_ten_minutes(client: Client) -> None:
    token = new_token(local_officer())
    SignInLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert enter(client, token) == "/sign-in/"


def test_a_made_up_link_signs_nobody_in(client: Client) -> None:
    assert enter(client, "made-up") == "/sign-in/"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.1.1", "localhost", "::1"])
def test_a_desk_on_loopback_prints_the_link(host: str) -> None:
    assert _is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "localhost.example.org"])
def test_a_desk_that_others_can_reach_prints_none(host: str) -> None:
    assert not _is_loopback(host)
