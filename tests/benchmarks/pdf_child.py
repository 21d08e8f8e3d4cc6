"""One engine in a process of its own; prints what it made as JSON. Started by pdf.py."""

from __future__ import annotations

import importlib
import json
import re
import sys
import time

from tests.benchmarks.pdf_content import Content


def main() -> None:
    """Builds once or several times; only the last build is timed."""
    engine, rows, builds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    build = importlib.import_module(f"tests.benchmarks.{engine}").build
    for seed in range(builds):
        content = Content(rows, seed + 1)
        start = time.process_time()
        pdf = build(content)
        seconds = time.process_time() - start
    print(json.dumps({"build": seconds, "size": len(pdf) / 1000, "pages": _page_count(pdf)}))


def _page_count(pdf: bytes) -> int:
    """Counted without a library, so that memory and time are the engine's own."""
    import zlib

    counts = [int(n) for n in re.findall(rb"/Count (\d+)", pdf)]
    for match in re.finditer(rb"stream\r?\n", pdf):
        try:
            data = zlib.decompressobj().decompress(pdf[match.end() :], 4_000_000)
        except zlib.error:
            continue
        if b"/Count" in data:
            counts += [
                int(n)
                for n in re.findall(rb"/Type ?/Pages[^>]*?/Count (\d+)|/Count (\d+)[^>]*?/Type ?/Pages", data)
                for n in [n[0] or n[1]]
            ]
    return max(counts, default=0)


if __name__ == "__main__":
    main()
