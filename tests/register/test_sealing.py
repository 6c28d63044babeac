"""Secrets of second factors are sealed with the secret key, also those from before."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps

from comity.register.models import User
from comity.register.sealing import OtherKey, seal, unseal

sealing_migration = import_module("comity.register.migrations.0014_sealed_factors")


def test_what_is_sealed_cannot_be_read_and_opens_again():
    sealed = seal("JBSWY3DP")
    assert "JBSWY3DP" not in sealed
    assert sealed != seal("JBSWY3DP"), "two of the same secret are not seen to be the same"
    assert unseal(sealed) == "JBSWY3DP"


def test_another_key_opens_nothing(settings: Any):
    sealed = seal("JBSWY3DP")
    settings.SECRET_KEY = "that of another machine"
    with pytest.raises(OtherKey):
        unseal(sealed)


@pytest.mark.parametrize("text", ["", "JBSWY3DP", "gAAAAA", "ё"])
def test_what_was_not_sealed_is_not_taken_for_a_secret(text: str):
    with pytest.raises(OtherKey):
        unseal(text)


@pytest.mark.django_db
def test_what_stood_there_as_it_is_gets_sealed_and_back(officer: User):
    before = {
        "totp": {"secret": "JBSWY3DP"},
        "recovery_codes": {"seed": "ab12", "used_mask": 3},
        "webauthn": {"name": "my key", "credential": {}},
    }
    for kind, told in before.items():
        Authenticator.objects.create(user=officer, type=kind, data=told)

    sealing_migration.seal_all(apps, None)
    held = dict(Authenticator.objects.values_list("type", "data"))
    assert unseal(held["totp"]["secret"]) == "JBSWY3DP"
    assert unseal(held["recovery_codes"]["seed"]) == "ab12"
    assert held["recovery_codes"]["used_mask"] == 3
    assert held["webauthn"] == before["webauthn"]

    sealing_migration.unseal_all(apps, None)
    assert dict(Authenticator.objects.values_list("type", "data")) == before


@pytest.mark.django_db
def test_codes_of_recovery_that_were_taken_over_from_elsewhere_are_sealed_too(officer: User):
    told = {"migrated_codes": ["abc", "def"]}
    Authenticator.objects.create(user=officer, type="recovery_codes", data=told)
    sealing_migration.seal_all(apps, None)
    codes = Authenticator.objects.get().data["migrated_codes"]
    assert [unseal(code) for code in codes] == ["abc", "def"]
