"""The kinds of places where an incident can happen."""

from enum import StrEnum


class Platform(StrEnum):
    """Kinds of platform; the values are stored and never change."""

    EMAIL = "email"
    CALL = "call"
    SMS = "sms"
    MESSENGER = "messenger"
    SOCIAL = "social"
    FORUM = "forum"
    DATING = "dating"
    GAMING = "gaming"
    MARKETPLACE = "marketplace"
    PAYMENT = "payment"
    DELIVERY = "delivery"
    WEBSITE = "website"
    DEVICE = "device"
    POST = "post"
    IN_PERSON = "in_person"
