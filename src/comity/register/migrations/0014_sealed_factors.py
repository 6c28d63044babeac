"""Seal the secrets of authenticators and recovery codes, which stood there as they are."""

from django.db import migrations

# allauth keeps them under these names; `migrated_codes` is a list of them.
SECRETS = ("secret", "seed")


def seal_all(apps, _schema):
    from comity.register.sealing import seal

    _rewrite(apps, seal)


def unseal_all(apps, _schema):
    from comity.register.sealing import unseal

    _rewrite(apps, unseal)


def _rewrite(apps, turn):
    factors = apps.get_model("mfa", "Authenticator")
    for factor in factors.objects.filter(type__in=("totp", "recovery_codes")):
        told = {name: turn(factor.data[name]) for name in SECRETS if name in factor.data}
        if "migrated_codes" in factor.data:
            told["migrated_codes"] = [turn(code) for code in factor.data["migrated_codes"]]
        factor.data = {**factor.data, **told}
        factor.save(update_fields=["data"])


class Migration(migrations.Migration):

    dependencies = [
        ("register", "0013_sparse_links"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [migrations.RunPython(seal_all, unseal_all)]
