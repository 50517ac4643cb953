"""What the person reads about each thing that is looked for: what is normal, and what to think of.

The advice never is to remove something at once: who put it there would notice.
"""

from dataclasses import dataclass

from core.traces.finding import Subject
from ui.translate import tr


@dataclass(frozen=True, slots=True)
class SubjectWords:
    """A title, what is usual, and what to think of before anything is changed."""

    title: str
    normal: str
    before: str


def subject_words(subject: Subject) -> SubjectWords:
    """Return the words for a subject."""
    return {**_lists(), **_programs(), **_people(), **_disk()}[subject]


def _lists() -> dict[Subject, SubjectWords]:
    return {
        Subject.SYNCHRONISED: SubjectWords(
            tr("Copies of the vault in other places"),
            tr(
                "Programs like these copy all that lies in their folder. The copies stay sealed."
                " But whoever can use that account sees when you write, keeps old versions, and"
                " can delete the vault."
            ),
            tr(
                "You can move the folder while the app is closed. The account keeps its old copies"
                " and may show that something was moved."
            ),
        ),
        Subject.RECENT: SubjectWords(
            tr("Lists of recent files"),
            tr(
                "File managers, office programs and terminals keep lists of what was opened. A"
                " file that you added to a note is often in such a list, under its old name."
            ),
            tr(
                "Most programs can empty their list. An empty list can be noticed too: think of"
                " what it would look like to somebody who knows the full one."
            ),
        ),
    }


def _programs() -> dict[Subject, SubjectWords]:
    leave_it = tr(
        "Leave it as it is for now. Whoever set it up may see that it stopped, and it may matter"
        " later as evidence. Write down its name, and think it over on another device, with"
        " somebody who knows such things."
    )
    return {
        Subject.REMOTE_ACCESS: SubjectWords(
            tr("Using this computer from elsewhere"),
            tr(
                "Many people have such a program, for work or for help from somebody they trust."
                " Some come with the system. The name does not say who uses it, or if anybody does."
            ),
            leave_it,
        ),
        Subject.MONITORING: SubjectWords(
            tr("Writing down what you do"),
            tr(
                "Some schools, employers and parents use such programs openly. This app knows only"
                " some, by name. One that hides under another name is not seen here."
            ),
            leave_it,
        ),
        Subject.CAPTURE: SubjectWords(
            tr("Recording the screen"),
            tr(
                "People record lessons, games and meetings. A browser can record the screen too,"
                " and that is not seen here."
            ),
            tr(
                "If you did not start it, lock the vault first. Do not close the program at once:"
                " whoever started it may notice."
            ),
        ),
        Subject.READERS: SubjectWords(
            tr("Reading the screen aloud"),
            tr(
                "All is well if you or somebody who shares this computer needs it. Such a program"
                " can read all that is on the screen."
            ),
            tr("If nobody here needs it, find out who turned it on before you turn it off."),
        ),
        Subject.CLIPBOARD: SubjectWords(
            tr("Remembering what was copied"),
            tr(
                "Many desktops come with such a program. This app asks it to forget what you copy"
                " here, and it may keep it all the same."
            ),
            tr(
                "Look into its list before you copy words from a note. You can turn the list off in"
                " its settings; somebody who uses it would notice."
            ),
        ),
    }


def _people() -> dict[Subject, SubjectWords]:
    return {
        Subject.ACCOUNTS: SubjectWords(
            tr("Other accounts"),
            tr(
                "A shared computer has an account for each person. Some programs make one for"
                " themselves."
            ),
            tr(
                "If you do not know an account, write down its name. Do not delete it: its owner"
                " would notice, and what is in it may matter."
            ),
        ),
        Subject.ADMINISTRATORS: SubjectWords(
            tr("Who may see and change everything"),
            tr(
                "Every computer has an administrator. If it is only you, all is as usual. Anybody"
                " else in this list can see what you do while you do it."
            ),
            tr(
                "Somebody who loses these rights notices it at once. If this worries you, use"
                " another device for the vault before you change anything here."
            ),
        ),
    }


def _disk() -> dict[Subject, SubjectWords]:
    return {
        Subject.SWAP: SubjectWords(
            tr("Memory written to the disk"),
            tr(
                "Most computers do this. While the vault is open, pieces of it may be written"
                " there, and stay there for a while after you lock it."
            ),
            tr(
                "It helps when the whole disk is encrypted. That is a large change, and everybody"
                " who uses this computer will notice it."
            ),
        ),
        Subject.HIBERNATION: SubjectWords(
            tr("Deep sleep"),
            tr(
                "In deep sleep, all of the memory is written to the disk. If the vault is open"
                " then, what was open is written too."
            ),
            tr("Lock the vault before you close the lid. That needs no change that others notice."),
        ),
    }
