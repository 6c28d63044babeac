"""Beginning a draft: its languages, and the template from which it starts."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from comity.cooperation.drafting.rows import name_parties, put_wording
from comity.cooperation.drafting.speaking import check_stands
from comity.cooperation.models import Draft, DraftClause
from comity.cooperation.texts import templates
from comity.register.models import Agreement, User
from comity.register.permissions import Right, require


@transaction.atomic
def begin(
    agreement: Agreement,
    *,
    by: User,
    languages: tuple[str, ...],
    template: str = "",
    authentic: tuple[str, ...] = (),
    prevailing: str = "",
) -> Draft:
    """Begin a draft, from the template of a kind of agreement or empty.

    Raises NotAllowed, and ValidationError for languages or a template that are none.
    """
    require(by, Right.WRITE, agreement.desk)
    check_stands(agreement)
    _check_languages(languages, authentic, prevailing, template)
    shape = templates().get(template)
    draft = Draft.objects.create(
        agreement=agreement,
        titles={t: shape.titles[t] for t in languages if t in shape.titles} if shape else {},
        languages=list(languages),
        authentic=list(authentic or languages),
        prevailing=prevailing,
        terms=[dict(term.words) for term in shape.terms] if shape else [],
        begun_by=by,
    )
    name_parties(draft)
    for order, clause in enumerate(shape.clauses if shape else ()):
        row = DraftClause.objects.create(draft=draft, key=clause.key, order=order)
        for language in languages:
            if wording := clause.wordings.get(language):
                put_wording(row, language, 1, wording.title, wording.text, 1, by)
    return draft


def _check_languages(
    languages: tuple[str, ...], authentic: tuple[str, ...], prevailing: str, template: str
) -> None:
    wrong = {}
    if len(languages) < 1 or len(set(languages)) != len(languages):
        wrong["languages"] = "name each language of the text once, at least one"
    if not set(authentic) <= set(languages):
        wrong["authentic"] = "only a language of the text can be authentic"
    if prevailing and prevailing not in languages:
        wrong["prevailing"] = "only a language of the text can prevail"
    if template and template not in templates():
        wrong["template"] = f"{template!r} is no template; there are {', '.join(templates())}"
    if wrong:
        raise ValidationError(wrong)
