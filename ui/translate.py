"""Texts in the person's language, by gettext, so that the command line needs no Qt.

Every text a person sees goes through `tr` or `tr_n` with the English text written out in the call:
that is where catalogues are made from. Values are put in afterwards: `tr("{n} of").format(n=3)`.
"""

import gettext
from pathlib import Path

_DOMAIN = "hollyhock"
_CATALOGUES = Path(__file__).resolve().parent.parent / "resources" / "translations"


class _Language:
    """The one catalogue in use: a program speaks one language at a time."""

    catalogue = gettext.NullTranslations()


def use_language(code: str) -> None:
    """Speak the language `code` (such as `de` or `pt_BR`) from now on.

    Texts that no catalogue has stay in English, the language they are written in.
    """
    _Language.catalogue = gettext.translation(_DOMAIN, _CATALOGUES, [code], fallback=True)


def tr(text: str) -> str:
    """Return `text` in the person's language."""
    # Catalogues keep their own header under the empty text.
    return _Language.catalogue.gettext(text) if text else ""


def tr_n(singular: str, plural: str, n: int) -> str:
    """Return the text that fits the number `n`; put the number in with `.format(n=n)`."""
    return _Language.catalogue.ngettext(singular, plural, n)
