"""Where the work of a question is done: here, one piece after another, or on a Dask cluster.

A piece is a plain function and plain values, so that where it is worked on makes no difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Each = Callable[..., Iterator[Any]]
"""What applies a function to the values of several sequences, and yields in order: as ``map``."""


@contextmanager
def workers(address: str) -> Iterator[Each]:
    """Give what has pieces of work done: by the workers of a scheduler, without an address here.

    Raises ``MzdiffError`` for an address without fit workers, and where they are lost.
    """
    if not address:
        yield map
        return
    from compare.collection.keeping.cluster import each_on, fit_client

    client = fit_client(address)
    try:
        yield lambda work, *values: each_on(client, address, work, *values)
    finally:
        client.close()
