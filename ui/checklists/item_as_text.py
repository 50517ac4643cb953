"""An item as plain text, to take along to another device."""

from core.checklists.task import Task
from ui.checklists.words import caution_words, item_words
from ui.translate import tr


def item_as_text(task: Task) -> str:
    """Return what to do, why and how; nothing of what the person did or wrote."""
    item = task.item
    parts = [item.title, item.what, item.why]
    blocks = [item_words(task, each) for each in parts if each]
    if item.cautions:
        blocks.append("\n".join(caution_words(each).sentence for each in item.cautions))
    if item.consider:
        blocks.append(item_words(task, item.consider))
    if item.capture:
        saves = "\n".join(f"- {item_words(task, each)}" for each in item.capture)
        blocks.append(f"{tr('To save first:')}\n{saves}")
    if item.steps:
        steps = enumerate(item.steps, 1)
        blocks.append("\n".join(f"{n}. {item_words(task, step)}" for n, step in steps))
    return "\n\n".join(blocks)
