"""Run the properties of the tests on many more examples than the suite does.

    python -m tests.bench.fuzz TARGET [--minutes M | --examples N] [--seed S]

The targets are below. A run with the same seed draws the same examples in the same order; the
first one that breaks its property is made small, printed, and ends the run. So does one that
takes longer than ten seconds of a processor, or three comparisons of whole plans longer than
thirty. Printed at last are the number of examples, the slowest one and
the peak of memory. Whatever opens a connection fails: no property needs one.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from compare.segment import segment
from compare.source import read_extract, read_text
from compare.source.formats.readers import extract
from tests import test_any_files, test_any_settings, test_any_words, test_laws
from tests.bench.watched import SECONDS, in_time, watch
from tests.laws import broken_laws, misplaced, not_itself
from tests.strategies import PLACE, REAL, damaged, plans

START = time.monotonic()
SECONDS_OF_PLANS = 30
ROUND = settings(
    max_examples=50,
    derandomize=False,
    deadline=None,
    database=None,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)


@given(damaged(plans()))
def made_up_plans(text: str) -> None:
    """A made-up plan, damaged, is read with nothing lost."""
    assert misplaced(segment(read_text(text, "plan.txt"))) == []


@given(damaged(REAL))
def damaged_plans(text: str) -> None:
    """A whole plan, damaged, is read with nothing lost."""
    assert misplaced(segment(read_text(text, "plan.txt"))) == []


@given(REAL, PLACE, st.sampled_from(["utf-8", "utf-16", "gb18030", "big5"]))
def cut_plans(text: str, place: float, encoding: str) -> None:
    """A whole plan in some encoding, cut off at any byte, is read with nothing lost or refused."""
    data = text.encode(encoding, "replace")
    with contextlib.suppress(ValueError):
        extracted = extract(data[: int(place * len(data))], "plan.txt")
        assert misplaced(segment(read_extract(extracted, "plan.txt"))) == []


@given(damaged(REAL), REAL, st.booleans())
def compared_plans(text: str, other: str, itself: bool) -> None:
    """A whole plan, damaged, keeps the laws beside itself or another."""
    document = segment(read_text(text, "damaged.txt"))
    if itself:
        assert not_itself(document) == []
    else:
        assert broken_laws(document, segment(read_text(other, "other.txt"))) == []


TARGETS: dict[str, tuple[Callable[..., None], ...]] = {
    "laws": (test_laws.test_the_laws_hold_between_any_two_plans,),
    "documents": (made_up_plans,),
    "damage": (damaged_plans, cut_plans),
    "compared": (compared_plans,),
    "readers": (
        test_laws.test_nothing_is_lost_in_any_text,
        test_laws.test_nothing_is_lost_in_any_characters,
        test_laws.test_nothing_is_lost_in_a_damaged_plan,
        test_laws.test_a_damaged_file_is_read_or_refused,
        test_laws.test_damaged_xml_in_a_docx_is_read_or_refused,
        test_laws.test_any_bytes_are_read_or_refused,
        test_laws.test_a_plan_in_any_encoding_is_read_or_refused,
    ),
    "pdf": (test_any_files.test_a_damaged_pdf_is_read_or_refused,),
    "html": (test_any_files.test_a_page_of_any_tags_is_read_or_refused,),
    "docx": (test_laws.test_damaged_xml_in_a_docx_is_read_or_refused,),
    "markdown": (test_any_files.test_markdown_of_any_marks_is_read_or_refused,),
    "books": (test_any_files.test_damaged_xml_in_books_is_read_or_refused,),
    "zip": (test_any_files.test_a_damaged_zip_is_a_series_or_refused,),
    "facts": (test_any_files.test_facts_of_any_figures_are_numbers,),
    "models": (test_any_files.test_a_damaged_model_gives_numbers_or_is_refused,),
    "report": (
        test_any_words.test_a_report_on_any_words_is_a_plain_page,
        test_any_words.test_every_export_of_any_words_is_whole_and_runs_nothing,
    ),
    "lexicon": (
        test_any_settings.test_a_lexicon_of_any_shape_is_used_or_refused,
        test_any_settings.test_a_damaged_lexicon_is_used_or_refused,
    ),
    "meta": (
        test_any_settings.test_a_meta_file_of_any_shape_is_used_or_refused,
        test_any_settings.test_a_damaged_meta_file_is_used_or_refused,
    ),
    "overrides": (
        test_any_settings.test_overrides_of_any_shape_are_used_or_refused,
        test_any_settings.test_damaged_overrides_are_used_or_refused,
    ),
}


@dataclass
class Tally:
    """What a run has seen so far."""

    examples: int = 0
    slowest: float = 0.0

    def add(self, seconds: float) -> None:
        """Count an example that took so long."""
        self.examples += 1
        self.slowest = max(self.slowest, seconds)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--minutes", type=float, default=float("inf"))
    parser.add_argument("--examples", type=float, default=float("inf"))
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    if asked.minutes == asked.examples == float("inf"):
        asked.minutes = 10.0
    watch()
    seconds = SECONDS_OF_PLANS if asked.target == "compared" else SECONDS
    tallies = {one.__name__: watched(one, seconds) for one in TARGETS[asked.target]}
    try:
        run(asked, tallies)
    finally:
        for name, tally in tallies.items():
            print(f"{name}: {tally.examples} examples, slowest {tally.slowest:.2f} s")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{time.monotonic() - START:.0f} s, {time.process_time():.0f} s of a processor, {peak:.0f} MB"
        )
    print(f"{asked.target}: nothing broke")


def run(asked: argparse.Namespace, tallies: dict[str, Tally]) -> None:
    """Run the properties of a target in turn until the time or the examples are used up."""
    turn = asked.seed
    while (
        time.monotonic() - START < 60 * asked.minutes
        and sum(tally.examples for tally in tallies.values()) < asked.examples
    ):
        for one in TARGETS[asked.target]:
            seed(turn)(one)()
        turn += 1


def watched(one: Callable[..., None], seconds: int) -> Tally:
    """Count and time the examples of a property from now on."""
    tally, inner = Tally(), one.hypothesis.inner_test  # type: ignore[attr-defined]

    @functools.wraps(inner)
    def timed(*arguments: object, **named: object) -> None:
        with in_time(seconds, tally.add):
            inner(*arguments, **named)

    one.hypothesis.inner_test = timed  # type: ignore[attr-defined]
    ROUND(one)
    return tally


if __name__ == "__main__":
    main()
