"""What a sound tagged PDF must keep, checked on the finished file; used by every test that makes one.

``assert_sound(pdf)`` runs everything: the PDF/UA-1 and PDF/A-2a rules, qpdf's syntax check, and the invariants of
structure tree, parent tree and marked content that a validator does not look at. ``tagged_text(pdf)`` reads the text
back in the order of the structure tree, as a screen reader does.
"""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import page
import pikepdf

SOFT_HYPHEN = "\xad"
PROFILES = ("ua1", "2a")
_TEXT = {"Tj", "TJ", "'", '"'}
_PAINT = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI", "INLINE IMAGE"} | _TEXT
_READ = " ".join(["BDC", "BMC", "EMC", "Tf", *_PAINT])  # operators that tell what is marked; the others take longest


def assert_sound(pdf: bytes) -> None:
    """Every check at once; the message lists what failed."""
    problems = [*rule_failures(pdf), *invariant_failures(pdf), *syntax_failures(pdf)]
    assert not problems, "\n".join(problems[:20])


def rule_failures(pdf: bytes, profiles: tuple[str, ...] = PROFILES) -> list[str]:
    """Failed rules of PDF/UA-1 and PDF/A-2a, none for a conforming file."""
    limits = page.SafetyLimits.unlimited()
    reports = {profile: page.validate_pdf_bytes(pdf, profile=profile, limits=limits) for profile in profiles}
    return [
        f"{profile}: {failure.rule_id} {failure.message}" for profile, r in reports.items() for failure in r.failures
    ]


def syntax_failures(pdf: bytes) -> list[str]:
    """What ``qpdf --check`` complains about."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "file.pdf")
        file.write_bytes(pdf)
        result = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    return [] if result.returncode == 0 else [f"qpdf: {result.stdout}{result.stderr}"]


def tagged_text(pdf: bytes, *, soft_hyphens: bool = False) -> list[tuple[str, str]]:
    """(tag, text) of every element that has text of its own, in reading order.

    The text of inline elements (Link, Span) stands within that of the element around them. Soft hyphens are left out
    unless asked for. Replacement texts (ActualText) are read instead of what they replace.
    """
    with pikepdf.open(io.BytesIO(pdf)) as file:
        content = _read_pages(file)
        result = []
        for element in _elements(file.Root.StructTreeRoot.K):
            if str(element.S) in ("/Link", "/Span"):
                continue
            text = "".join(_own_text(element, content, None))
            text = text if soft_hyphens else text.replace(SOFT_HYPHEN, "")
            if text:
                result.append((str(element.S)[1:], text))
    return result


def structure(pdf: bytes) -> list[str]:
    """The tags in the order of the tree, each indented by its depth; for messages and golden files."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return [f"{'  ' * depth}{str(element.S)[1:]}" for element, depth in _with_depth(file.Root.StructTreeRoot.K, 0)]


def invariant_failures(pdf: bytes) -> list[str]:
    """Where tree, parent tree and marked content do not agree, and what is painted without being marked."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return list(_invariants(file))


# -- reading


@dataclass
class _PageContent:
    """Text by MCID, MCIDs in order, and paint outside of marks."""

    texts: dict[int, str] = field(default_factory=dict)
    mcids: list[int] = field(default_factory=list)
    unmarked: list[str] = field(default_factory=list)
    artifacts: list[str] = field(default_factory=list)
    number: int = 0


@dataclass
class _Mark:
    mcid: int | None
    is_artifact: bool
    actual: str | None


def _read_pages(file: pikepdf.Pdf) -> dict[tuple[int, int], _PageContent]:
    maps: dict[Any, dict[str, str]] = {}
    pages = {}
    for number, one in enumerate(file.pages, 1):
        pages[one.obj.objgen] = content = _read_page(one, maps)
        content.number = number
    return pages


def _read_page(one: pikepdf.Page, maps: dict[Any, dict[str, str]]) -> _PageContent:
    content, stack, font = _PageContent(), list[_Mark](), dict[str, str]()
    fonts = one.Resources.get("/Font", {})
    for operands, operator in pikepdf.parse_content_stream(one, _READ):
        name = str(operator)
        if name in ("BDC", "BMC"):
            _begin(content, stack, _mark(operands))
        elif name == "EMC":
            _end(content, stack)
        elif name == "Tf":
            font = _font_map(fonts[str(operands[0])], maps)
        elif name in _PAINT:
            if not any(mark.is_artifact or mark.mcid is not None for mark in stack):
                content.unmarked.append(name)
            if name in _TEXT and not any(mark.actual is not None for mark in stack):
                _add_text(content, stack, _decode(operands, font))
    if stack:
        content.unmarked.append("BDC without EMC")
    return content


def _begin(content: _PageContent, stack: list[_Mark], mark: _Mark) -> None:
    stack.append(mark)
    if mark.mcid is not None:
        content.mcids.append(mark.mcid)
        content.texts.setdefault(mark.mcid, "")


def _end(content: _PageContent, stack: list[_Mark]) -> None:
    if not stack:
        content.unmarked.append("EMC without BDC")
        return
    mark = stack.pop()
    if mark.actual is not None and not any(outer.actual is not None for outer in stack):
        _add_text(content, stack, mark.actual)


def _add_text(content: _PageContent, stack: list[_Mark], text: str) -> None:
    mcid = next((mark.mcid for mark in reversed(stack) if mark.mcid is not None), None)
    if mcid is not None:
        content.texts[mcid] += text
    else:
        content.artifacts.append(text)


def _mark(operands: Any) -> _Mark:
    properties = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
    mcid, actual = properties.get("/MCID"), properties.get("/ActualText")
    return _Mark(
        None if mcid is None else int(mcid), str(operands[0]) == "/Artifact", None if actual is None else str(actual)
    )


def _font_map(font: Any, maps: dict[Any, dict[str, str]]) -> dict[str, str]:
    key = font.objgen
    if key not in maps:
        maps[key] = _parse_cmap(font.ToUnicode.read_bytes().decode("ascii"))
    return maps[key]


def _parse_cmap(cmap: str) -> dict[str, str]:
    result = {}
    for block in cmap.split("beginbfchar")[1:]:
        for line in block.split("endbfchar")[0].strip().splitlines():
            code, text = (part.strip("<>") for part in line.split())
            result[bytes.fromhex(code).decode("latin-1")] = bytes.fromhex(text).decode("utf-16-be")
    return result


def _decode(operands: Any, font: dict[str, str]) -> str:
    strings = operands[-1] if isinstance(operands[-1], pikepdf.Array) else [operands[-1]]
    raw = b"".join(bytes(part) for part in strings if isinstance(part, pikepdf.String)).decode("latin-1")
    return "".join(font[raw[i : i + 2]] for i in range(0, len(raw), 2))


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _is_element(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def _with_depth(element: Any, depth: int) -> Iterator[tuple[Any, int]]:
    stack = [(element, depth)]
    while stack:
        element, depth = stack.pop()
        yield element, depth
        stack.extend((kid, depth + 1) for kid in reversed(_kids(element)) if _is_element(kid))


def _elements(root: Any) -> Iterator[Any]:
    return (element for element, _ in _with_depth(root, 0))


def _own_text(element: Any, content: dict[tuple[int, int], _PageContent], page_of_parent: Any) -> Iterator[str]:
    if "/ActualText" in element and not any(_is_element(kid) for kid in _kids(element)):
        yield str(element.ActualText)
        return
    where = element.get("/Pg", page_of_parent)
    for kid in _kids(element):
        if isinstance(kid, int):
            yield content[where.objgen].texts[kid]
        elif not _is_element(kid):
            if "/MCID" in kid:
                yield content[kid.get("/Pg", where).objgen].texts[int(kid.MCID)]
        elif str(kid.S) in ("/Link", "/Span"):
            yield from _own_text(kid, content, where)


# -- invariants


def _invariants(file: pikepdf.Pdf) -> Iterator[str]:
    root = file.Root.StructTreeRoot
    content = _read_pages(file)
    numbers = list(root.ParentTree.Nums)
    parents = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    for one in content.values():
        yield from (f"page {one.number}: {what} outside of marked content" for what in one.unmarked)
        if sorted(one.mcids) != list(range(len(one.mcids))):
            yield f"page {one.number}: content numbers are not 0, 1, 2 …: {one.mcids[:20]}"
    claimed = yield from _check_tree(root, content)
    yield from _check_parent_tree(file, parents, content, claimed)
    if int(root.ParentTreeNextKey) <= max(parents, default=-1):
        yield "ParentTreeNextKey is not above all keys"


def _check_tree(root: Any, content: dict[tuple[int, int], _PageContent]) -> Any:
    """Yields failures; returns {(page, mcid) or annotation: element} as the tree says."""
    claimed: dict[Any, Any] = {}
    if root.K.P.objgen != root.objgen:
        yield "the root element does not point to the tree"
    for element in _elements(root.K):
        if element.S == "/TH" and "/Scope" not in element.get("/A", {}):
            yield "TH does not say what it heads"
        for kid in _kids(element):
            if _is_element(kid):
                if kid.P.objgen != element.objgen:
                    yield f"{kid.S} points to another parent than {element.S}"
                continue
            key = _content_key(element, kid)
            if key in claimed:
                yield f"content {key} belongs to two elements"
            claimed[key] = element
            if key[0] in content and key[1] not in content[key[0]].texts:
                yield f"{element.S} has content {key[1]} that page {content[key[0]].number} does not have"
    return claimed


def _content_key(element: Any, kid: Any) -> tuple[Any, Any]:
    if isinstance(kid, int):
        return element.Pg.objgen, kid
    if "/MCID" in kid:
        return kid.get("/Pg", element.get("/Pg")).objgen, int(kid.MCID)
    return "annotation", kid.Obj.objgen


def _check_parent_tree(
    file: pikepdf.Pdf, parents: dict[int, Any], content: dict[tuple[int, int], _PageContent], claimed: dict[Any, Any]
) -> Iterator[str]:
    expected: dict[Any, Any] = {}
    used: list[int] = []
    for one in file.pages:
        number, key = content[one.obj.objgen].number, int(one.obj.get("/StructParents", -1))
        used.append(key)
        entries = parents.get(key)
        if not isinstance(entries, pikepdf.Array):
            yield f"page {number}: no array in the parent tree"
            continue
        if len(entries) != len(content[one.obj.objgen].mcids):
            contents = len(content[one.obj.objgen].mcids)
            yield f"page {number}: {len(entries)} entries in the parent tree, {contents} contents"
        expected |= {(one.obj.objgen, mcid): element for mcid, element in enumerate(entries)}
        for annotation in one.obj.get("/Annots", []):
            used.append(int(annotation.StructParent))
            expected["annotation", annotation.objgen] = parents.get(int(annotation.StructParent))
    if len(set(used)) != len(used) or set(used) != set(parents):
        yield "keys of the parent tree and StructParent entries do not match one to one"
    for key in expected.keys() | claimed.keys():
        tree, parent = claimed.get(key), expected.get(key)
        if tree is None or parent is None or tree.objgen != parent.objgen:
            yield f"content {key}: the tree says {tree and tree.S}, the parent tree {parent and parent.S}"
