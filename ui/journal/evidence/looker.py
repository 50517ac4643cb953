"""Looks at files beside the GUI thread: one at a time, the one that was asked for first of all.

A small picture gives way: when nobody sees its place any more its process is ended, and when it
takes long while others wait, it is ended too and tried again after them.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core.errors import HollyhockError
from core.ids import BlobId
from core.incidents.evidence import SealedEvidence
from core.incidents.preview import PreviewRequest
from ui.jobs import WatchedProgress
from ui.journal.evidence.seeing import Seen, glance, see
from ui.journal.evidence.thumb import THUMB_PIXELS
from ui.vault_runner import VaultRunner

_KEPT = 200
_LOOKS_UP_MS = 300
_PATIENT_LOOKS = 5
"""So often it is looked up before a small picture gives way to others."""
_GLANCE = PreviewRequest(THUMB_PIXELS, THUMB_PIXELS)


@dataclass(frozen=True, slots=True, eq=False)
class _Look:
    evidence: SealedEvidence
    request: PreviewRequest
    is_glance: bool


class Looker(QObject):
    """What was glanced at is kept in memory, while the vault is open.

    `glanced(SealedEvidence, Seen | None)`: a small picture, or None: the file cannot be read.
    `seen(Seen)`, `failed(HollyhockError)`: how the last `look` went.
    `still_wanted` tells whether anybody still sees the place where a small picture would go.
    """

    glanced = Signal(object, object)
    seen = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        runner: VaultRunner,
        still_wanted: Callable[[SealedEvidence], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner, self._still_wanted = runner, still_wanted
        self._glances: OrderedDict[BlobId, Seen | None] = OrderedDict()
        self._waiting: list[_Look] = []
        self._wanted: _Look | None = None
        self._now: _Look | None = None
        self._progress: WatchedProgress | None = None
        self._looks_up = 0
        self._watch = QTimer(self, interval=_LOOKS_UP_MS)
        self._watch.timeout.connect(self._look_up)

    def glance(self, evidence: SealedEvidence) -> None:
        """Make a small picture; the latest wish comes first."""
        if evidence.blob_id in self._glances:
            self._glances.move_to_end(evidence.blob_id)
            self.glanced.emit(evidence, self._glances[evidence.blob_id])
            return
        self._waiting.append(_Look(evidence, _GLANCE, is_glance=True))
        self._go_on()

    def look(self, evidence: SealedEvidence, request: PreviewRequest) -> None:
        """Look at a file, before and instead of everything else; earlier looks are forgotten."""
        self.stop_looking()
        self._wanted = _Look(evidence, request, is_glance=False)
        if self._now is not None and self._now.is_glance:
            self._waiting.append(self._now)
            self._cancel()
        self._go_on()

    def stop_looking(self) -> None:
        """Forget about the last `look`."""
        self._wanted = None
        if self._now is not None and not self._now.is_glance:
            self._cancel()

    @Slot()
    def _look_up(self) -> None:
        """End a small picture that nobody sees, or that holds up others for long."""
        now, progress = self._now, self._progress
        if now is None or not now.is_glance or progress is None or progress.is_cancelled:
            return
        self._looks_up += 1
        if not self._still_wanted(now.evidence):
            self._cancel()
        elif self._waiting and self._looks_up >= _PATIENT_LOOKS:
            self._waiting.insert(0, now)
            self._cancel()

    def _cancel(self) -> None:
        """End what is under way. What comes of it will not be looked at."""
        if self._progress is not None:
            self._progress.cancel()

    def _go_on(self) -> None:
        if self._now is not None or not self._runner.is_unlocked:
            return
        look, self._wanted = self._wanted, None
        while look is None and self._waiting:
            next_one = self._waiting.pop()
            look = next_one if self._still_wanted(next_one.evidence) else None
        if look is None:
            return
        self._now = look
        how = glance if look.is_glance else see
        job = partial(how, self._runner.session.previews, look.evidence, look.request)
        self._progress = self._runner.aside(job, self._done, self._fail)
        self._looks_up = 0
        self._watch.start()

    def _done(self, seen: Seen) -> None:
        self._settle(seen, None)

    def _fail(self, error: HollyhockError) -> None:
        self._settle(None, error)

    def _settle(self, seen: Seen | None, error: HollyhockError | None) -> None:
        look, progress = self._now, self._progress
        self._now = self._progress = None
        self._watch.stop()
        if look is not None and progress is not None and not progress.is_cancelled:
            self._tell(look, seen, error)
        self._go_on()

    def _tell(self, look: _Look, seen: Seen | None, error: HollyhockError | None) -> None:
        if look.is_glance:
            self._glances[look.evidence.blob_id] = seen
            if len(self._glances) > _KEPT:
                self._glances.popitem(last=False)
            self.glanced.emit(look.evidence, seen)
        elif seen is not None:
            self.seen.emit(seen)
        else:
            self.failed.emit(error)
