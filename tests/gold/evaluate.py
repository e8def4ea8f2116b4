#!/usr/bin/env python3
"""Score mzdiff's JSON export against a gold standard.

    python evaluate.py EXPORT.json [EXPORT.json ...] [--gold DIR]

Each EXPORT is what `mzdiff A B --format json` wrote (contract: ARCHITECTURE.md). DIR (default:
this folder) holds segments.json, links.json, themes.json and events.json. Prints one
line per measure, `name value`, and an average over the exports last. Standard library only.

Gold articles and exported articles are paired by shared text, so ids need not agree.
"""
import argparse, json, pathlib, re, sys
from collections import Counter

def squash(text):
    return re.sub(r"[\W_]+", "", text)

def grams(text):
    text = squash(text)
    return Counter(text[i:i + 4] for i in range(len(text) - 3))

def pair_articles(gold, exported):
    """{exported id: gold id}, {gold id: share of its text found in its best exported article}"""
    have = {a["id"]: grams((a.get("heading") or "") + a["text"]) for a in exported}
    mapping, share = {}, {}
    best = {}
    for unit in gold:
        want = grams(unit["text"])
        total = sum(want.values()) or 1
        ranked = sorted(((sum((want & have[i]).values()), i) for i in have), reverse=True)
        share[unit["id"]] = ranked[0][0] / total if ranked else 0.0
        for hit, i in ranked[:3]:
            score = hit / max(1, sum(have[i].values()), total)
            if score > best.get(i, 0.2):
                best[i], mapping[i] = score, unit["id"]
    return mapping, share

def average_precision(ranked, positives):
    hits = total = 0
    for rank, key in enumerate(ranked, 1):
        if key in positives:
            hits += 1
            total += hits / rank
    return total / len(positives) if positives else 1.0

def f1(found, wanted):
    hits = len(found & wanted)
    p = hits / len(found) if found else 0.0
    r = hits / len(wanted) if wanted else 1.0
    return (2 * p * r / (p + r) if p + r else 0.0), p, r

def score_export(export, gold_dir):
    gold = {n: json.loads((gold_dir / f"{n}.json").read_text("utf-8")) for n in ("links", "events")}
    segments = json.loads((pathlib.Path(__file__).parent / "segments.json").read_text("utf-8"))
    extra = gold_dir / "segments.json"
    if extra.exists():
        segments.update(json.loads(extra.read_text("utf-8")))
    docs = {d["id"]: d for d in export["documents"]}
    pair = next((p for p in gold["links"] if set(p.split("|")) == set(docs)), None)
    if pair is None:
        sys.exit(f"no gold for {sorted(docs)}")
    first, second = pair.split("|")
    maps, result = {}, {}
    for d in (first, second):
        m, share = pair_articles(segments[d]["articles"], docs[d]["articles"])
        maps.update({f"{d}/{i}": g for i, g in m.items()})
        result[f"segmentation[{d}]"] = sum(s >= 0.98 for s in share.values()) / len(share) * (
            min(len(docs[d]["articles"]), len(share)) / max(len(docs[d]["articles"]), len(share)))
    links, main = {}, set()
    for link in export["links"]:
        if link.get("level", "article") != "article":
            continue
        a, b = maps.get(link["from"]), maps.get(link["to"])
        if a and b:
            if not a.startswith(first):
                a, b = b, a
            links[a, b] = max(links.get((a, b), 0.0), link["score"])
            if link["strength"] == "main":
                main.add((a, b))
    weights = {(a, b): w for a, b, w in gold["links"][pair]}
    strong = {k for k, w in weights.items() if w == 2}
    any_ = {k for k, w in weights.items() if w >= 1}
    doubtful = {k for k, w in weights.items() if w in (0.5, 1.5)}
    ranked = [k for k, _ in sorted(links.items(), key=lambda kv: -kv[1])]
    result["main F1"], result["main P"], result["main R"] = f1(main - (any_ & doubtful - strong), strong)
    result["main AP"] = average_precision([k for k in ranked if weights.get(k) != 1.5], strong)
    result["any F1"], result["any P"], result["any R"] = f1(set(links) - {k for k in links if weights.get(k) == 0.5}, any_)
    result["any AP"] = average_precision([k for k in ranked if weights.get(k) != 0.5], any_)
    wanted = {(e["type"], e["theme"]) for e in gold["events"] if e["scope"] == pair and e["agreed"]}
    either = {(e["type"], e["theme"]) for e in gold["events"] if e["scope"] == pair}
    top = sorted(export.get("events", []), key=lambda e: -e.get("confidence", 0))[:25]
    got = {(e["type"], e["theme"]) for e in top}
    result["events recall (agreed, in top 25)"] = len(got & wanted) / len(wanted) if wanted else 1.0
    result["events precision (either, top 25)"] = len(got & either) / len(got) if got else 0.0
    return pair, result

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("exports", nargs="+", type=pathlib.Path)
    ap.add_argument("--gold", type=pathlib.Path, default=pathlib.Path(__file__).parent)
    args = ap.parse_args()
    total = Counter()
    for path in args.exports:
        pair, result = score_export(json.loads(path.read_text("utf-8")), args.gold)
        print(f"== {pair}")
        for name, value in result.items():
            print(f"{name:42s} {value:.3f}")
            if "[" not in name:
                total[name] += value
    print("== mean")
    for name, value in total.items():
        print(f"{name:42s} {value / len(args.exports):.3f}")

if __name__ == "__main__":
    main()
