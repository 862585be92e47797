"""What the documents say of the code is there."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [ROOT / "CONTRIBUTING.md", ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
FILE = re.compile(r"`((?:caseload|households|visits|templates|static|tests|docs|locale)/[\w./-]+)`")
SECTION = re.compile(r"DOMAIN (\d+(?:\.\d+)?)((?:, \d+\.\d+)*)")


def test_every_file_that_a_document_names_is_there():
    named = {(document.name, path) for document in DOCUMENTS for path in FILE.findall(document.read_text())}
    assert len(named) > 20
    assert sorted(pair for pair in named if not (ROOT / pair[1]).exists()) == []


def test_every_part_of_the_domain_that_a_comment_cites_is_told():
    headings = re.findall(r"^#+ (.+)$", (ROOT / "docs" / "domain.md").read_text(), re.MULTILINE)
    told = {number for heading in headings for number in re.findall(r"\d+(?:\.\d+)?", heading)}
    cited = set()
    for room in ("caseload", "households", "visits"):
        for path in (ROOT / room).rglob("*.py"):
            for first, more in SECTION.findall(path.read_text()):
                cited |= {first, *re.findall(r"\d+\.\d+", more)}
    assert len(cited) >= 10 and cited - told == set()
