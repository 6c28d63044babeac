"""Who: places, institutions, people, and the offices that people hold."""

from __future__ import annotations

from django.db import models

from comity.register.fields import EdtfField, LanguageMapField, ListedField
from comity.register.models.records import Kind, Record, base_of
from comity.register.words import Worded


class PlaceKind(Worded):
    """How large a place is."""

    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    DISTRICT = "district"
    VENUE = "venue"


class Place(Record):
    """A country, region, city, district or venue.

    `gazetteer` is its id in `comity.gazetteer`: the GeoNames number, or an ISO 3166-2 code.
    """

    record_kind = Kind.PLACE
    base = base_of("as_place")

    name = LanguageMapField()
    scale = ListedField(max_length=16, choices=PlaceKind, blank=True, default="")
    gazetteer = models.CharField(max_length=40, null=True, blank=True, unique=True)
    country = models.CharField(max_length=2, blank=True, default="")
    within = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    population = models.PositiveBigIntegerField(null=True, blank=True)
    avoid = models.TextField(blank=True, default="")

    @property
    def geonames(self) -> int | None:
        """The GeoNames number, if the place has one."""
        return int(self.gazetteer) if (self.gazetteer or "").isdigit() else None


class InstitutionKind(Worded):
    """What sort of body an institution is: the kinds of `comity.identity`, and a few more."""

    METROPOLITAN_MUNICIPALITY = "metropolitan-municipality"
    MUNICIPALITY = "municipality"
    EXECUTIVE_COMMITTEE = "executive-committee"
    GOVERNORSHIP = "governorship"
    PROVINCIAL_ADMINISTRATION = "provincial-administration"
    GOVERNMENT = "government"
    COUNCIL = "council"
    CITIZENS_COUNCIL = "citizens-council"
    DISTRICT_ADMINISTRATION = "district-administration"
    DEPARTMENT = "department"
    COMMITTEE = "committee"
    MINISTRY = "ministry"
    STATE = "state"
    EMBASSY = "embassy"
    CONSULATE = "consulate"
    HONORARY_CONSULATE = "honorary-consulate"
    MISSION = "mission"
    HOUSE = "house"
    UNION = "union"
    SOCIETY = "society"
    FOUNDATION = "foundation"
    CHAMBER = "chamber"
    UNIVERSITY = "university"
    INSTITUTE = "institute"
    ACADEMY = "academy"
    SCHOOL = "school"
    COMPANY = "company"
    MUSEUM = "museum"
    THEATRE = "theatre"
    LIBRARY = "library"
    HOSPITAL = "hospital"
    AGENCY = "agency"
    CENTRE = "centre"
    PARTY = "party"
    INTERNATIONAL = "international"
    MEDIA = "media"
    OTHER = "other"


class Institution(Record):
    """A body. It is told from others by kind, subject and place, not by its name alone.

    `subject` is the canonical word for what a department deals with, as the identity
    package gives it. `represents` is the state or city for which a mission stands; its
    `place` is then where the mission sits.
    """

    record_kind = Kind.INSTITUTION
    base = base_of("as_institution")

    name = LanguageMapField()
    institution_kind = ListedField(max_length=32, choices=InstitutionKind, blank=True, default="")
    subject = models.CharField(max_length=80, blank=True, default="")
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="institutions"
    )
    represents = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="missions"
    )
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    address = models.TextField(blank=True, default="")
    web = models.URLField(blank=True, default="")
    avoid = models.TextField(blank=True, default="")


class Person(Record):
    """A person. Offices are tenures of their own; spellings are rows beside the record.

    `say_as` is how to say the name, for a reader of each language (`che-re-MIN`); `avoid`
    (of places and institutions too) is what not to bring up, entered by hand.
    """

    record_kind = Kind.PERSON
    base = base_of("as_person")

    name = LanguageMapField()
    given_name = models.CharField(max_length=200, blank=True, default="")
    patronymic = models.CharField(max_length=200, blank=True, default="")
    family_name = models.CharField(max_length=200, blank=True, default="")
    say_as = LanguageMapField()
    avoid = models.TextField(blank=True, default="")


class Portrait(models.Model):
    """A photograph of a person: JPEG, its width and height in dots, and whom to credit for it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="portraits")
    photograph = models.ForeignKey(
        "register.SourceContent", on_delete=models.PROTECT, related_name="portraits"
    )
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    credit = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        ordering = ["pk"]


class Standing(Worded):
    """In which way somebody holds an office."""

    HOLDER = "holder"
    ACTING = "acting"
    ELECT = "elect"
    FORMER = "former"
    HONORARY = "honorary"


class Tenure(Record):
    """A person holding an office. A new one never overwrites an old one.

    `began` and `ended` are EDTF or unknown (NULL); `ended` of `..` means still held when
    last seen. Either may be bounded by a record (an election, a merger of bodies).
    `seen` is the time for which sources show the person in office. `office` is the
    canonical word of the role (`mayor`, `minister`), as the identity package gives it.
    """

    record_kind = Kind.TENURE
    base = base_of("as_tenure")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tenures")
    title = LanguageMapField()
    office = models.CharField(max_length=80, blank=True, default="")
    standing = ListedField(max_length=16, choices=Standing, default=Standing.HOLDER)
    institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="tenures"
    )
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="tenures"
    )
    began = EdtfField()
    ended = EdtfField()
    began_with = models.ForeignKey(
        Record, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_with = models.ForeignKey(
        Record, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    seen = EdtfField()
