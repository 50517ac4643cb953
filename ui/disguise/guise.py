"""The names that the app can go by, each with an icon and the words of the page that opens it."""

from dataclasses import dataclass

from core.preferences import Title
from ui.translate import tr

NEUTRAL_NAME = "Hollyhock"


@dataclass(frozen=True, slots=True)
class Guise:
    """What somebody sees who glances at the window, the taskbar, or the page that opens it."""

    name: str
    """In the title of the window."""
    icon_name: str
    application: str
    """What the app tells the desktop that it is: lower case, no spaces, the same everywhere."""
    about: str = ""
    """What such a program would say of itself; empty for the app's own page."""

    @property
    def is_disguise(self) -> bool:
        """Whether the page that opens it must not tell what it opens."""
        return bool(self.about)


def guise_of(title: Title) -> Guise:
    """Return what belongs to a title."""
    return {
        Title.HOLLYHOCK: _hollyhock,
        Title.NOTEBOOK: _notebook,
        Title.GARDEN_LOG: _garden_log,
        Title.RECIPE_BOX: _recipe_box,
    }[title]()


def _hollyhock() -> Guise:
    return Guise(NEUTRAL_NAME, "notebook-pen", NEUTRAL_NAME.lower())


def _notebook() -> Guise:
    return Guise(tr("Notebook"), "notebook-text", "notebook", tr("Notes and lists for every day."))


def _garden_log() -> Guise:
    return Guise(
        tr("Garden log"), "sprout", "garden-log", tr("What was sown, what grew, and the weather.")
    )


def _recipe_box() -> Guise:
    return Guise(
        tr("Recipe box"), "cooking-pot", "recipe-box", tr("Family recipes, collected and tried.")
    )
