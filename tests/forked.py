"""The command in processes of its own, forked from one that has imported what it needs.

Where a test is about the start of a process (streams, limits, environment), it starts one.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import tempfile
from pathlib import Path

PRELOADED = ["tests.warm"]
TIMEOUT = 120  # seconds


def forked(arguments: list[str], cwd: Path, said: str = "") -> subprocess.CompletedProcess[str]:
    """Run ``mzdiff`` in a folder; ``said`` is what it finds on standard input."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    with tempfile.TemporaryDirectory() as folder:
        streams = [Path(folder) / name for name in ("stdin", "stdout", "stderr")]
        streams[0].write_text(said, "utf-8")
        process = context.Process(target=_run, args=(arguments, str(cwd), streams))
        process.start()
        process.join(TIMEOUT)
        if process.exitcode is None:
            process.kill()
            raise subprocess.TimeoutExpired(arguments, TIMEOUT)
        out, error = (stream.read_text("utf-8") for stream in streams[1:])
    return subprocess.CompletedProcess(arguments, process.exitcode, out, error)


def _run(arguments: list[str], cwd: str, streams: list[Path]) -> None:
    from compare.__main__ import main

    os.chdir(cwd)
    ways = (os.O_RDONLY, os.O_WRONLY | os.O_CREAT, os.O_WRONLY | os.O_CREAT)
    for number, (stream, way) in enumerate(zip(streams, ways, strict=True)):
        os.dup2(os.open(stream, way), number)
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(number, mode, encoding="utf-8", closefd=False)
        for number, mode in enumerate("rww")
    )
    sys.argv = ["mzdiff", *arguments]
    main()
