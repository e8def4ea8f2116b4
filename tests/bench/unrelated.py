"""What is linked between laws that have no matter in common.

    python -m tests.bench.unrelated FOLDER

Of the texts in FOLDER those are taken whose articles are 条, in order of file name. Each is
compared with the next one whose title shares no two neighbouring characters with
its own; characters that a tenth of the titles have (中华人民共和国, 条例) do not count, and a text
whose title shows nothing else is left out. Printed are the links of articles, the share of likely
main links, with the lexicon and without, and how many of the measures are known to the lexicon.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from compare.align import aligned
from compare.align.chances import chances_of, relatedness
from compare.encoder import built_in
from compare.errors import MzdiffError
from compare.laws import is_law
from compare.model import Document
from compare.series import read, with_distinct_ids
from compare.similarity import Scores, compare_pair
from compare.themes.assign import assign
from compare.themes.follow import known_share
from compare.themes.lexicon import Lexicon, load

ENDINGS = (".txt", ".md")
COMMON = 0.1


def main() -> None:
    laws = laws_in(Path(sys.argv[1]))
    pairs = unrelated(laws)
    print(f"{len(laws)} laws, {len(pairs)} pairs")
    known = [known_measures(law, load()) for law in laws]
    print(f"{'known measures':18} highest shares {highest(known)}")
    for name, lexicon in (("with the lexicon", load()), ("without", None)):
        strengths: Counter[str] = Counter()
        shares = []
        for left, right in pairs:
            scores = compare_pair(left, right, built_in(), lexicon)
            links = aligned(left, right, scores).links
            strengths.update(link.strength for link in links if link.level == "article")
            shares.append(likely_share(scores))
        print(f"{name:18} {strengths['main']} main links, {strengths['partial']} partial")
        print(f"{'':18} share of likely main links: highest {highest(shares)}")


def laws_in(folder: Path) -> list[Document]:
    """Return the laws among the texts of a folder; what cannot be read is left out."""
    found = []
    for path in sorted(folder.iterdir()):
        try:
            found += [read(path)] if path.suffix in ENDINGS else []
        except MzdiffError as error:
            print(error, file=sys.stderr)
    return with_distinct_ids([document for document in found if is_law(document)])


def unrelated(laws: list[Document]) -> list[tuple[Document, Document]]:
    """Return each law with the next one of another matter."""
    titles = [couples(law.head.title) for law in laws]
    counts = Counter(couple for title in titles for couple in title)
    shown = [{one for one in title if counts[one] < COMMON * len(laws)} for title in titles]
    pairs = []
    for i, law in enumerate(laws):
        later = [j for j in range(i + 1, len(laws)) if shown[j] and not shown[i] & shown[j]]
        if shown[i] and later:
            pairs.append((law, laws[later[0]]))
    return pairs


def couples(title: str) -> set[str]:
    """Return each two neighbouring characters of a title."""
    return {title[at : at + 2] for at in range(len(title) - 1)}


def likely_share(scores: Scores) -> float:
    """Return the share of likely main links of the shorter document."""
    chances = chances_of(scores)
    return relatedness(chances.main, chances.same)


def known_measures(document: Document, lexicon: Lexicon) -> float:
    return known_share(document, assign(document, lexicon), lexicon)


def highest(shares: list[float]) -> str:
    return " ".join(f"{share:.2f}" for share in sorted(shares, reverse=True)[:8])


if __name__ == "__main__":
    main()
