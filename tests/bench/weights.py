"""Teach the judges of links from the gold and write ``compare/data/weights.toml``.

    python -m tests.bench.weights

Prints what they reach on each pair when taught by the other pairs alone.
"""

from __future__ import annotations

from pathlib import Path

from compare.encoder import Encoder, built_in

import compare
from compare.align.judge import probability, readings, setting
from compare.similarity import compare_pair
from compare.themes.lexicon import Lexicon, load
from compare.training.weights import Lesson, as_toml, f1, teach
from tests.gold_documents import gold_document
from tests.gold_links import ANY, MAIN, average_precision, gold_pairs, gold_weights, truth

WEIGHTS = Path(compare.__file__).parent / "data" / "weights.toml"


def main() -> None:
    judges = {}
    for encoder in (None, built_in()):
        for lexicon in (None, load()):
            lessons = {
                strength: gold_lessons(encoder, lexicon, strength) for strength in (MAIN, ANY)
            }
            name = setting(lessons[MAIN][0].views)
            judges[name] = {strength: teach(found) for strength, found in lessons.items()}
            report(name, lessons)
    WEIGHTS.write_text(as_toml(judges), encoding="utf-8")


def gold_lessons(encoder: Encoder | None, lexicon: Lexicon | None, strength: str) -> list[Lesson]:
    return [
        Lesson(
            compare_pair(gold_document(left), gold_document(right), encoder, lexicon).views,
            truth(gold_weights(left, right), strength),
        )
        for left, right in gold_pairs()
    ]


def report(name: str, lessons: dict[str, list[Lesson]]) -> None:
    for strength, found in lessons.items():
        for number, lesson in enumerate(found):
            judge = teach([other for other in found if other is not lesson])
            chance = probability(judge, readings(lesson.views))
            quality = f1(chance >= judge.decide_at, lesson.truth)
            precision = average_precision(chance, lesson.truth)
            pair = " | ".join(gold_pairs()[number])
            print(f"{name:22} {strength:5} F1 {quality:.3f} AP {precision:.3f}  {pair}")


if __name__ == "__main__":
    main()
