"""One engine in a process of its own; prints what it made as JSON. Started by pdf.py."""

from __future__ import annotations

import importlib
import json
import re
import sys
import time
import zlib

from tests.benchmarks.pdf_content import Content

_COUNT = re.compile(rb"/Count ?(\d+)")
_PAGES = re.compile(rb"<<[^<>]*/Type ?/Pages[^<>]*>>")


def main() -> None:
    """Builds once or several times; only the last build is timed."""
    engine, rows, builds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    build = importlib.import_module(f"tests.benchmarks.{engine}").build
    for seed in range(builds):
        content = Content(rows, seed + 1)
        start = time.process_time()
        pdf = build(content)
        seconds = time.process_time() - start
    json.dump({"build": seconds, "size": len(pdf) / 1000, "pages": _page_count(pdf)}, sys.stdout)


def _page_count(pdf: bytes) -> int:
    """Counted without a library, so that memory and time are the engine's own."""
    counts = [int(count) for count in _COUNT.findall(pdf)]
    for match in re.finditer(rb"stream\r?\n", pdf):
        try:
            data = zlib.decompressobj().decompress(pdf[match.end() :], 4_000_000)
        except zlib.error:
            continue
        counts += [int(count) for entry in _PAGES.findall(data) for count in _COUNT.findall(entry)]
    return max(counts, default=0)


if __name__ == "__main__":
    main()
