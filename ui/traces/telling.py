"""What was seen, as it is read on paper or pasted elsewhere."""

from collections.abc import Iterable, Iterator, Sequence

from core.traces.finding import Finding
from ui.plain_text import without_isolation
from ui.shared.paged_text import Paragraph
from ui.traces.subject_words import subject_words
from ui.traces.words import details
from ui.translate import tr

_TITLE_PT, _TEXT_PT = 14.0, 11.0
_POINT = "\u2022"


def as_text(findings: Iterable[Finding]) -> str:
    """Return all of it as plain text."""
    return "\n\n".join("\n".join(_lines(each)) for each in findings)


def as_paragraphs(findings: Sequence[Finding]) -> tuple[Paragraph, ...]:
    """Return all of it for paper, under a heading that tells nothing."""
    return tuple(_paragraphs(findings))


def _lines(finding: Finding) -> Iterator[str]:
    words = subject_words(finding.subject)
    yield words.title
    yield from (f"- {without_isolation(each)}" for each in details(finding))
    yield tr("What is usual: {text}").format(text=words.normal)
    yield tr("Before you change anything: {text}").format(text=words.before)


def _paragraphs(findings: Sequence[Finding]) -> Iterator[Paragraph]:
    yield Paragraph(tr("About this computer"), _TITLE_PT + 4, is_strong=True, after_pt=_TEXT_PT)
    for finding in findings:
        title, *rest = _lines(finding)
        yield Paragraph(title, _TITLE_PT, is_strong=True, before_pt=_TITLE_PT, keeps=True)
        for line in rest:
            is_point = line.startswith("- ")
            text = line.removeprefix("- ")
            yield Paragraph(text, _TEXT_PT, after_pt=3, marker=_POINT if is_point else "")
