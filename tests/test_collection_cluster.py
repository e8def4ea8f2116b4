"""A Dask cluster reads what this machine would: the same bytes, whatever happens to a worker."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from functools import partial
from hashlib import sha256
from pathlib import Path
from unittest.mock import Mock

import pytest

pytest.importorskip("pyarrow", reason="the extra mzdiff[corpus] is not installed")
pytest.importorskip("distributed", reason="the extra mzdiff[dask] is not installed")

from distributed import LocalCluster
from distributed.comm import CommClosedError

from compare.collection.asking.choice import Choice
from compare.collection.asking.counterparts import counterparts_of
from compare.collection.asking.holdings import Holdings
from compare.collection.asking.nearest import nearest
from compare.collection.asking.series import compared
from compare.collection.asking.spread import spread_of_matter
from compare.collection.asking.workers import Each, workers
from compare.collection.keeping import files
from compare.collection.keeping.add import add
from compare.collection.keeping.cluster import Cluster, fit_client
from compare.collection.keeping.rows import Job
from compare.collection.keeping.work import BROKE_OFF, made
from compare.collection.site.pairs import Couple, made_for
from compare.encoder import built_in
from compare.errors import MzdiffError
from compare.export.json import to_json
from tests.test_collection import PLAN, plans

pytestmark = pytest.mark.filterwarnings("ignore")  # what a cluster says when a worker is killed

ANY = Choice()
CORPUS = Path(__file__).parents[1] / "corpus"
PATIENCE = 60  # seconds for the cluster to begin with the work


class _Poison(bytes):
    """Ends the process that unpacks it."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (9,)


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as found:
        yield found


def written(store: Path) -> dict[str, str]:
    """Return the digest of every file of a collection but its lock."""
    return {
        str(file.relative_to(store)): sha256(file.read_bytes()).hexdigest()
        for file in sorted(store.rglob("*"))
        if file.is_file() and file.name != ".lock"
    }


def test_a_cluster_writes_the_same_bytes_as_processes(
    cluster: LocalCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "now", lambda: "2020-01-01T00:00:00+00:00")
    folder = plans(tmp_path / "in", "湖北省", "湖南省", years=range(2010, 2020))
    (folder / "empty.txt").write_bytes(b"")
    add([folder], tmp_path / "here", workers=2)
    found = add([folder], tmp_path / "there", scheduler=cluster.scheduler_address)
    assert (found.new, len(found.left_out)) == (20, 1)
    assert written(tmp_path / "here") == written(tmp_path / "there")


def test_a_worker_that_is_killed_loses_nothing(cluster: LocalCluster, tmp_path: Path) -> None:
    folder = plans(tmp_path / "in", "湖北省", "湖南省", "河南省", years=range(1990, 2020))
    pids = [nanny.process.pid for nanny in cluster.workers.values()]

    def kill() -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if any(worker.processing for worker in list(cluster.scheduler.workers.values())):
                os.kill(pids[0], 9)
                killed.append(pids[0])
                return
            time.sleep(0.01)

    killed: list[int] = []
    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    found = add([folder], tmp_path / "store", scheduler=cluster.scheduler_address)
    killer.join(PATIENCE)
    assert killed == pids[:1]
    assert (found.new, found.left_out) == (90, [])
    assert len({e.id for e in Holdings(tmp_path / "store").entry_of}) == 90


def test_a_poisoned_file_does_not_stop_the_rest(
    cluster: LocalCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster.scheduler, "allowed_failures", 0)  # or it ends four workers
    texts = [PLAN.format(place="湖北省", year=2000 + n, more="x").encode() for n in range(2)]
    good = [Job(str(n), f"{n}.txt", text, str(n)) for n, text in enumerate(texts)]
    bad = Job("bad", "bad.txt", _Poison(), "bad")
    crew = Cluster(cluster.scheduler_address, tmp_path, ())
    told: list[int] = []
    found = list(made(iter([[bad, good[0]], [good[1]]]), crew, told.append))
    assert sorted(name for one in found for name in one.ids) == ["0", "1"]
    assert [line for one in found for line in one.left_out] == [("bad.txt", BROKE_OFF)]
    assert sum(told) <= 2  # the bad one is none that is done


@pytest.mark.parametrize("error", [CancelledError(), CommClosedError("closed")])
def test_a_scheduler_that_is_lost_is_one_error(
    cluster: LocalCluster, tmp_path: Path, error: Exception
) -> None:
    crew = Cluster(cluster.scheduler_address, tmp_path, ())
    lost: Future[object] = Future()
    lost.set_exception(error)
    with pytest.raises(MzdiffError, match=rf"{cluster.scheduler_address}: .*\(lost\)"):
        crew.result(lost)
    crew.close()


@pytest.mark.parametrize("address", ["127.0.0.1:1", "nonsense", "tcp://"])
def test_an_address_without_a_scheduler_is_one_error(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compare.collection.keeping.cluster.PATIENCE", 1)
    with pytest.raises(MzdiffError, match="cannot connect"):
        Cluster(address, tmp_path, ())


@pytest.mark.parametrize("address", ["nonsense", "tcp://", "post://here:1", "here:abc"])
def test_of_what_is_no_address_no_client_is_left(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its finalizer would run in any thread, and wait there for a lock that the thread holds."""
    made = Mock()
    monkeypatch.setattr("compare.collection.keeping.cluster.Client", made)
    with pytest.raises(MzdiffError, match="cannot connect"):
        fit_client(address)
    made.assert_not_called()


def answers(holdings: Holdings, site: Path, each: Each) -> tuple[object, ...]:
    """Return what is answered to every question of which a cluster may do the work."""
    near = nearest(holdings, holdings.document(0), ANY, built_in(), each=each)
    judge = partial(counterparts_of, each=each)
    matter = spread_of_matter(holdings, "核对", ANY, 9, judge)
    series = to_json(compared(holdings, (), ANY, each))
    couples = [Couple(*holdings.entry_of[:2])]
    pages = [file.read_bytes() for file in made_for(holdings, couples, site, "zh", each)]
    return near, matter, series, pages


def test_a_cluster_answers_as_this_machine_does(cluster: LocalCluster, tmp_path: Path) -> None:
    add(sorted(CORPUS.glob("*.txt"))[1:3], tmp_path / "store", workers=1)
    holdings = Holdings(tmp_path / "store")
    with workers("") as each:
        here = answers(holdings, tmp_path / "here", each)
    with workers(cluster.scheduler_address) as each:
        there = answers(holdings, tmp_path / "there", each)
    assert here == there
    assert all(here)


def test_work_that_ends_its_worker_is_one_error(
    cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster.scheduler, "allowed_failures", 0)
    with (
        workers(cluster.scheduler_address) as each,
        pytest.raises(MzdiffError, match=r"\(lost\)"),
    ):
        list(each(len, [_Poison()]))


def test_an_error_of_the_work_is_told_as_such_and_not_as_a_lost_connection(
    cluster: LocalCluster,
) -> None:
    with workers(cluster.scheduler_address) as each, pytest.raises(FileNotFoundError):
        list(each(Path.read_bytes, [Path("没有的文件")]))
