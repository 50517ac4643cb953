"""An item in the words in which it is read, for paper, PDF and the clipboard."""

from dataclasses import replace

from core.checklists.task import Checklist, Task
from core.checklists.template import Item
from ui.checklists.paper import Sheet, neutral_heading
from ui.checklists.words import caution_words, item_words
from ui.shared.days import full_day
from ui.translate import tr


def spoken(task: Task) -> Item:
    """Return the item in the person's language; nothing of what they did or wrote."""
    item = task.item
    return replace(
        item,
        title=item_words(task, item.title),
        what=item_words(task, item.what),
        why=item_words(task, item.why),
        consider=item_words(task, item.consider),
        steps=tuple(item_words(task, each) for each in item.steps),
        capture=tuple(item_words(task, each) for each in item.capture),
        sources=tuple(item_words(task, each) for each in item.sources),
    )


def list_sheet(checklist: Checklist) -> Sheet:
    """Return a list as it goes on paper."""
    reviewed = checklist.reviewed
    return Sheet(
        neutral_heading(),
        tuple(spoken(task) for task in checklist.tasks),
        checklist.introduction if checklist.is_own else tr(checklist.introduction),
        tr("Last looked over on {date}.").format(date=full_day(reviewed)) if reviewed else "",
    )


def item_sheet(task: Task) -> Sheet:
    """Return one item as it goes on paper."""
    return Sheet(neutral_heading(), (spoken(task),))


def as_text(task: Task) -> str:
    """Return an item as plain text, to take along to another device."""
    item = spoken(task)
    blocks = [each for each in (item.title, item.what, item.why) if each]
    blocks.append("\n".join(caution_words(each).sentence for each in item.cautions))
    blocks.append(item.consider)
    if item.capture:
        saves = "\n".join(f"- {each}" for each in item.capture)
        blocks.append(f"{tr('To save first:')}\n{saves}")
    blocks.append("\n".join(f"{n}. {step}" for n, step in enumerate(item.steps, 1)))
    return "\n\n".join(filter(None, blocks))
