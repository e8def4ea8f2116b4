"""Events on one matter are told together: the foremost, then what else differs on it."""

from __future__ import annotations

from collections import Counter

import pytest

from compare.addresses import document_of
from compare.events.order.gathered import MOST_QUOTES, all_quotes, by_matter
from compare.export.json import as_values
from compare.segment import segment
from compare.source import read_text
from compare.telling.words.known_matters import counted
from tests.laws import compared
from tests.test_comparison import DEV_PAIRS
from tests.test_comparison import compared as of_corpus

BEFORE = """白山县民政局2016年工作要点
一、加强农村敬老院建设。改造农村敬老院3所,推行敬老院院长负责制。
二、敬老院安全。每季度对农村敬老院消防安全开展一次“拉网行动”。
三、规范婚姻登记。婚姻登记合格率达到98%,完善登记档案。
四、做好地名普查。完成外业调查,建立地名数据库。
"""
AFTER = """清河县民政局2021年工作要点
一、优化婚姻服务。开展婚姻登记“跨县通办”,设置颁证大厅。
二、提升敬老院服务。实施农村敬老院改造,新增护理型床位120张。
三、转化地名成果。运用地名普查成果,编制标准地名图。
"""


def test_what_differs_on_one_matter_stands_together() -> None:
    plans = [
        segment(read_text(text, f"{name}.txt")) for name, text in (("a", BEFORE), ("b", AFTER))
    ]
    found = by_matter(compared(*plans).events)
    homes = [events for events in found if any("敬老院" in q.text for q in all_quotes(events))]
    assert len(homes) == 1
    assert "拉网行动" in "".join(quote.text for quote in all_quotes(homes[0]))


@pytest.mark.parametrize("pair", DEV_PAIRS, ids="|".join)
def test_events_that_stand_together_have_few_quotes_and_mostly_one_theme(
    pair: tuple[str, str],
) -> None:
    events = of_corpus(*pair).events
    for together in by_matter(events):
        sides = Counter(document_of(quote.unit) for quote in all_quotes(together))
        assert len(together) == 1 or max(sides.values()) <= MOST_QUOTES
    found = [together for together in by_matter(events) if together[1:]]
    of_one_theme = [together for together in found if len({one.theme for one in together}) == 1]
    assert 2 * len(of_one_theme) > len(found) > 0


def test_the_json_export_holds_every_event_once_and_its_quotes_with_its_matter() -> None:
    result = of_corpus("hubei-2019", "jilin-2022")
    exported = as_values(result)["events"]
    assert sum(1 + len(one["also"]) for one in exported) == len(result.events)
    for one in exported:
        quotes = [(quote["unit"], quote["quote"]) for quote in one["evidence"]]
        also = [(q["unit"], q["quote"]) for other in one["also"] for q in other["evidence"]]
        assert set(also) <= set(quotes)


def test_in_next_years_plan_of_one_office_every_change_stands_by_itself() -> None:
    later = BEFORE.replace("2016", "2017").replace("3所", "5所").replace("98%", "99%")
    plans = [
        segment(read_text(text, f"{name}.txt")) for name, text in (("a", BEFORE), ("b", later))
    ]
    events = compared(*plans).events
    assert len(events) == 2
    assert not any(one.same_matter for one in events)


def test_what_another_number_counts_is_no_matter_of_this_one() -> None:
    text = "完成15-20所福利院、2000个农村幸福院项目建设"
    assert counted("农村幸福院", text, "15-20所")
    assert not counted("福利院", text, "15-20所")
    assert not counted("农村幸福院", "新建农村幸福院2000个", "2000个")
