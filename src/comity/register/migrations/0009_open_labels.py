"""Labels for those who may not know all that they name."""

import comity.register.fields
from django.db import migrations, models

# The records that a label names, by the way to them.
NAMED = {
    "institution": ("represents", "place"),
    "tenure": ("person", "institution", "place"),
    "encounter": ("attendances__who", "place"),
    "agreement": ("parties__who",),
    "act": ("body",),
    "invitation": ("inviter", "invitees__who", "event"),
    "statement": ("speaker",),
    "relation": ("parties__who",),
}


def confine(apps, _schema):
    """Confine what is confidential, and what names it; the next change says it more finely."""
    record = apps.get_model("register", "Record")
    hidden = {
        key: (desk or 0, label)
        for key, desk, label in record.objects.filter(confidential=True).values_list(
            "pk", "desk", "label"
        )
    }
    for key, (desk, _label) in hidden.items():
        record.objects.filter(pk=key).update(confined_to=[desk])
    for kind, ways in NAMED.items():
        model = apps.get_model("register", kind)
        for way in ways:
            found = model.objects.filter(**{f"{way}__in": list(hidden)}).values_list("pk", way)
            for key, other in found:
                _confine(apps, key, *hidden[other])


def _confine(apps, key, desk, label):
    from comity.register.derive import search_words

    held = apps.get_model("register", "Record").objects.get(pk=key)
    if not held.confidential:
        held.confined_to = sorted({*held.confined_to, desk})
        held.save(update_fields=["confined_to"])
        for entry in apps.get_model("register", "SearchEntry").objects.filter(record=key):
            told = set(search_words(label.values()).split())
            entry.body = " ".join(word for word in entry.body.split() if word not in told)
            entry.save(update_fields=["body"])


class Migration(migrations.Migration):

    dependencies = [
        ("register", "0008_promises_followed"),
    ]

    operations = [
        migrations.AddField(
            model_name="record",
            name="confined_to",
            field=models.JSONField(blank=True, default=list, editable=False),
        ),
        migrations.AddField(
            model_name="record",
            name="open_label",
            field=comity.register.fields.LanguageMapField(editable=False),
        ),
        migrations.RunPython(confine, migrations.RunPython.noop),
    ]
