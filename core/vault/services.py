"""The services of an unlocked vault. A module of its own: the unlock window starts without it."""

from dataclasses import dataclass

from core.backups.backups import Backups
from core.backups.ports import BackupFiles
from core.blocklists.blocklist import Blocklist
from core.blocklists.bulk import BulkEdits
from core.blocklists.exchange.lists import Lists
from core.blocklists.lookalikes.lookalikes import LookAlikes
from core.blocklists.matching.file_words import FileWords
from core.blocklists.matching.matching import Matching
from core.blocklists.statuses import Statuses
from core.checklists.checklists import Checklists
from core.checklists.exchange import ListExchange
from core.checklists.own_lists import OwnLists
from core.clock import Clock
from core.incidents.journal import Journal
from core.incidents.preview import PreviewMaker
from core.incidents.previews import Previews
from core.incidents.sealing import Sealing
from core.list_files import ListFiles
from core.shipped_content import ShippedContent
from core.traces.ports import TraceLooker
from core.traces.traces import Traces
from core.vault.access import Access
from core.vault.confirmation import Confirmation
from core.vault.ports import OpenVault


@dataclass(frozen=True, slots=True)
class Tools:
    """What services work with beside the vault itself."""

    files: BackupFiles
    content: ShippedContent
    previews: PreviewMaker
    list_files: ListFiles
    traces: TraceLooker


@dataclass(frozen=True, slots=True)
class Services:
    """What can be done with an unlocked vault."""

    journal: Journal
    sealing: Sealing
    previews: Previews
    blocklist: Blocklist
    lists: Lists
    statuses: Statuses
    bulk: BulkEdits
    matching: Matching
    file_words: FileWords
    look_alikes: LookAlikes
    checklists: Checklists
    own_lists: OwnLists
    list_exchange: ListExchange
    backups: Backups
    confirmation: Confirmation
    access: Access
    traces: Traces


def services_of(vault: OpenVault, tools: Tools, clock: Clock) -> Services:
    """Put the services of a vault together."""
    checklists = Checklists(vault.marks, vault.own, tools.content.checklists, clock)
    blocklist = Blocklist(vault.people, clock)
    confirmation = Confirmation(vault.check_credential, clock)
    return Services(
        journal=Journal(vault.incidents, vault.evidence, tools.content.incident_types, clock),
        sealing=Sealing(vault.incidents, clock),
        previews=Previews(vault.evidence, tools.previews),
        blocklist=blocklist,
        lists=Lists(blocklist, vault.people, tools.list_files, clock),
        statuses=Statuses(vault.statuses, clock),
        bulk=BulkEdits(vault.people, vault.statuses, clock),
        matching=Matching(vault.matches, vault.people, vault.incidents, clock),
        file_words=FileWords(vault.file_words),
        look_alikes=LookAlikes(vault.looks, blocklist, clock),
        checklists=checklists,
        own_lists=OwnLists(checklists, vault.marks, vault.own),
        list_exchange=ListExchange(tools.list_files),
        backups=Backups(vault.backups, tools.files, vault.drive, vault.scratch, vault.renew, clock),
        confirmation=confirmation,
        access=Access(vault, confirmation),
        traces=Traces(tools.traces, vault.folder, vault.incidents),
    )
