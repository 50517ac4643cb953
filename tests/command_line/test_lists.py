"""Lists of other programs on the command line."""

from pathlib import Path

from tests.command_line.program import Run

CARDS = (
    "BEGIN:VCARD\r\nFN:Max\r\nEMAIL:max@example.org\r\nTEL:+491701234567\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nFN:\x1b[31mNobody\r\nEND:VCARD\r\n"
)


def test_a_list_comes_in_once_and_goes_out_again(run: Run, vault: Path, tmp_path: Path) -> None:
    cards = tmp_path / "cards.vcf"
    cards.write_bytes(CARDS.encode())
    looked = run("import-list", vault, cards, "--dry-run")
    assert looked.status == 0
    assert "New (2)" in looked.out
    assert "brought in" not in looked.out
    assert "\x1b" not in looked.err
    assert "Line 7" in looked.err
    assert "2 entries brought in." in run("import-list", vault, cards).out
    again = run("import-list", vault, cards)
    assert "Kept already (2)" in again.out
    assert "0 entries brought in." in again.out
    written = run("export-list", vault, "gmail", tmp_path / "filters.xml", "--label", "Later")
    assert written.status == 0
    assert "1 entry in the file" in written.out
    assert "Not in it: 1 of a kind" in written.err
    text = (tmp_path / "filters.xml").read_text()
    assert "max@example.org" in text
    assert "Later" in text


def test_a_list_goes_to_the_person_named(run: Run, vault: Path, tmp_path: Path) -> None:
    for name, text in (("a.txt", "a@example.org\n"), ("b.txt", "b@example.org\n")):
        (tmp_path / name).write_text(text)
        assert run("import-list", vault, tmp_path / name, "--person", "Bo").status == 0
    out = tmp_path / "list.csv"
    run("export-list", vault, "csv", out, "--names", "--kind", "email")
    rows = out.read_text("utf-8-sig").splitlines()[1:]
    assert sorted(rows) == [
        '"Bo","email","a@example.org","","",""',
        '"Bo","email","b@example.org","","",""',
    ]


def test_nothing_to_write_and_a_file_that_is_there_are_refused(
    run: Run, vault: Path, tmp_path: Path
) -> None:
    target = tmp_path / "list.txt"
    empty = run("export-list", vault, "hosts", target)
    assert (empty.status, empty.out) == (1, "")
    assert "None was written" in empty.err
    assert not target.exists()
    target.write_text("one@example.org")
    run("import-list", vault, target)
    refused = run("export-list", vault, "sieve", target)
    assert refused.status == 1
    assert "nothing is ever written over" in refused.err
    assert run("export-list", vault, "nowhere", target).status == 2
    assert run("import-list", vault, tmp_path / "gone").status == 1
