"""Fixtures that several test files share."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before numpy is imported: on loaded cores many threads of small products wait for each other.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

TESTS = Path(__file__).parent
CORPUS = TESTS.parent / "corpus"
CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PLANS = ("hunan-2015", "hubei-2019", "xianning-2021", "jilin-2022", "wuhan-2024")

settings.register_profile("suite", max_examples=60, deadline=None, derandomize=True)
settings.register_profile(
    "long", max_examples=5000, deadline=None, suppress_health_check=list(HealthCheck)
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the snapshots")


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with ``tests/snapshots/<name>``; ``pytest --accept`` rewrites the file."""

    def check(name: str, text: str) -> None:
        path = TESTS / "snapshots" / name
        if request.config.getoption("--accept"):
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"{path} is missing: look at the result, then run pytest --accept"
        assert text == path.read_text(encoding="utf-8")

    return check


@pytest.fixture(params=PLANS)
def plan_file(request: pytest.FixtureRequest) -> Path:
    """Each of the five plans of the corpus."""
    return CORPUS / f"{request.param}.txt"


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Debian's Chromium, run by playwright."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip("there is no chromium here")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield running
        running.close()


class Reports(dict[str, str]):
    """Addresses of reports, each made when it is first asked for, once for all processes of a run."""

    def __init__(self, folder: Path, made: dict[str, Callable[[], str]]) -> None:
        super().__init__()
        self.folder, self.made = folder, made

    def __missing__(self, name: str) -> str:
        from filelock import FileLock

        path = self.folder / f"{name}.html"
        with FileLock(path.with_suffix(".lock")):
            if not path.exists():
                path.write_text(self.made[name](), "utf-8")
        self[name] = path.as_uri()
        return self[name]


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Reports:
    """Addresses of reports: a pair, the series of five, a plan beside itself, a large made pair,
    a plan and a made one of the next year, two versions of a law of which little was changed.
    """
    from compare.report.render import render
    from tests.bench.page import made_pair
    from tests.report_page import NEXT, PAIR, SERIES, law_versions, page

    one_of_many = "PYTEST_XDIST_WORKER" in os.environ
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if one_of_many else own) / "reports"
    folder.mkdir(exist_ok=True)
    return Reports(
        folder,
        {
            "pair": lambda: page(*PAIR),
            "series": lambda: page(*SERIES),
            "twin": lambda: page(PLANS[0], PLANS[0]),
            "large": lambda: render(made_pair(2000)),
            "next": lambda: page(*NEXT),
            "law": lambda: render(law_versions()),
        },
    )
