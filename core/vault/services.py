"""The services of an unlocked vault. A module of its own: the unlock window starts without it."""

from dataclasses import dataclass

from core.backups.backups import Backups
from core.backups.ports import BackupFiles
from core.blocklists.blocklist import Blocklist
from core.checklists.checklists import Checklists
from core.checklists.exchange import ListExchange
from core.checklists.own_lists import OwnLists
from core.clock import Clock
from core.incidents.journal import Journal
from core.incidents.preview import PreviewMaker
from core.incidents.previews import Previews
from core.incidents.sealing import Sealing
from core.vault.confirmation import Confirmation
from core.vault.ports import OpenVault
from core.vault.session import ShippedContent


@dataclass(frozen=True, slots=True)
class Services:
    """What can be done with an unlocked vault."""

    journal: Journal
    sealing: Sealing
    previews: Previews
    blocklist: Blocklist
    checklists: Checklists
    own_lists: OwnLists
    list_exchange: ListExchange
    backups: Backups
    confirmation: Confirmation


def services_of(
    vault: OpenVault,
    content: ShippedContent,
    files: BackupFiles,
    previews: PreviewMaker,
    clock: Clock,
) -> Services:
    """Put the services of a vault together."""
    checklists = Checklists(vault.marks, vault.own, content.checklists, clock)
    return Services(
        journal=Journal(vault.incidents, vault.evidence, content.incident_types, clock),
        sealing=Sealing(vault.incidents, clock),
        previews=Previews(vault.evidence, previews),
        blocklist=Blocklist(vault.people, clock),
        checklists=checklists,
        own_lists=OwnLists(checklists, vault.marks, vault.own),
        list_exchange=ListExchange(vault.list_files),
        backups=Backups(vault.backups, files),
        confirmation=Confirmation(vault.check_credential, clock),
    )
