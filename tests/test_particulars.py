"""Particular matters: which words show them, alone and together."""

from __future__ import annotations

from importlib.resources import files
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import MzdiffError
from compare.tables import parse_tables
from compare.themes.particulars import (
    BY_CHANCE,
    FILE,
    JOINED,
    NONE,
    clauses,
    load_particulars,
    particulars,
)

SOURCE = "某办法"
SMALL = particulars(
    {
        "社会救助": {
            "source": SOURCE,
            "低保标准": ["低保标准", "标准+低保"],
            "低保审核": ["低保审核", "低保+下放"],
            "村级救助": ["村+救助点"],
        },
        "殡葬": {"source": SOURCE, "公墓": ["公墓", "墓地"]},
        "机关": {"source": SOURCE, "表彰": ["民政+表彰"]},
        "碰巧相合": {"民政": ["人民政府", "惠民政策"]},
    }
)


def matters() -> dict[str, dict[str, list[str]]]:
    text = (files("compare") / "data" / FILE).read_text(encoding="utf-8")
    return parse_tables(FILE, text)


def shown(clause: str) -> set[str]:
    return {SMALL.names[number] for number in SMALL.of(clause)}


@pytest.mark.parametrize(
    ("clause", "matters"),
    [
        ("提高低保标准", {"低保标准"}),
        ("低保平均标准不低于450元", {"低保标准"}),  # both words, in any order
        ("标准提高了的是低保", {"低保标准"}),
        ("提高供养标准", set()),  # one of two words shows nothing
        ("审批权限下放的低保审核", {"低保审核"}),
        ("在各村设立救助点", {"村级救助"}),  # a word of one letter
        ("建设公墓", {"公墓"}),
        ("治理违规墓地和低保标准", {"公墓", "低保标准"}),
        ("开展普查", set()),
        ("", set()),
        ("公", set()),
    ],
)
def test_matters_of_a_clause(clause: str, matters: set[str]) -> None:
    assert shown(clause) == matters


def test_words_that_belong_together_do_so_within_a_clause() -> None:
    parts = clauses("完善低保制度，提高供养标准。")
    assert parts == ("完善低保制度", "提高供养标准")
    assert [shown(part) for part in parts] == [set(), set()]


@pytest.mark.parametrize("mark", [*",，。;；:：!！?？\n"])
def test_every_mark_that_parts_ends_a_clause(mark: str) -> None:
    assert clauses(f"建设公墓{mark}提高标准{mark}") == ("建设公墓", "提高标准")


def test_a_text_without_a_clause_is_one() -> None:
    assert clauses("。") == ("。",)
    assert clauses("") == ("",)


def test_a_field_without_a_source_does_not_load() -> None:
    with pytest.raises(MzdiffError, match="殡葬"):
        particulars({"殡葬": {"公墓": ["公墓"]}})


@pytest.mark.parametrize(
    ("clause", "matters"),
    [
        ("表彰民政系统先进", {"表彰"}),
        ("人民政府表彰先进", set()),  # 民政 stands there by chance
        ("表彰落实惠民政策的村", set()),
        ("民政部门和人民政府表彰先进", {"表彰"}),
    ],
)
def test_what_stands_within_another_word_shows_nothing(clause: str, matters: set[str]) -> None:
    assert shown(clause) == matters


@pytest.mark.parametrize(
    ("clause", "others"),
    [
        ("解决群众急难愁盼问题", {"救急难", "临时救助"}),
        ("完善治理结构", {"乡村治理"}),
        ("促进未成年人健康成长", {"成年孤儿安置"}),
        ("江苏区划调整", {"老区建设"}),
        ("通过新闻媒体公开", {"新闻宣传", "慈善信息公开与平台"}),
        ("帮助残疾人", {"残疾人社会参与和助残活动"}),
        ("开创城乡社区治理新局面", {"文明城市创建"}),
    ],
)
def test_shipped_words_show_nothing_else(clause: str, others: set[str]) -> None:
    found = load_particulars()
    assert not {found.names[number] for number in found.of(clause)} & others


@pytest.mark.parametrize(
    ("clause", "other"),
    [
        ("将五保对象纳入集中供养", "提高失能特困人员集中供养率"),
        ("加大城乡低保审核审批力度", "全面下放最低生活保障审核确认权限"),
        ("做好退役士兵自谋职业工作", "发放自主就业退役士兵一次性经济补助"),
        ("建立民政服务机构重大事故隐患排查制度", "开展民政领域安全生产大检查"),
        ("清理整治不规范地名", "治理刻意夸大和崇洋媚外的地名"),
    ],
)
def test_older_and_newer_words_show_one_matter(clause: str, other: str) -> None:
    found = load_particulars()
    assert found.of(clause) & found.of(other)


def test_nothing_is_known_without_fields() -> None:
    assert not NONE
    assert not particulars({})
    assert NONE.of("提高低保标准") == frozenset()
    assert SMALL


def test_the_shipped_matters_have_sources_and_names_of_their_own() -> None:
    found = load_particulars()
    assert len(found.names) == len(set(found.names)) > 100
    numbers = {n for shown in found.alone.values() for n in shown} | {n for _, n in found.together}
    assert numbers == set(range(len(found.names)))  # no matter that nothing shows
    assert all(word in longer for word, others in found.by_chance.items() for longer in others)


def test_every_shipped_word_shows_its_matter() -> None:
    found = load_particulars()
    for word, numbers in found.alone.items():
        assert found.of(f"做好{word}工作") >= set(numbers)
    for words, number in found.together:
        assert number in found.of("和".join(words))


def test_no_shipped_word_is_needless_beside_a_shorter_one() -> None:
    found = load_particulars()
    for field, table in matters().items():
        if field == BY_CHANCE:
            continue
        for name, words in table.items():
            for one, other in permutations(words, 2) if name != "source" else ():
                parts, shorter = one.split(JOINED), other.split(JOINED)
                apart = [part for part in shorter if not any(part in whole for whole in parts)]
                hidden = [part for part in shorter if part in found.by_chance]
                assert apart or hidden, f"{name}: {one} says no more than {other}"


@given(
    st.text(alphabet="低保标准审核下放公墓地,。 ", max_size=30),
    st.text(alphabet="公墓低保", max_size=6),
)
def test_more_text_never_shows_less(clause: str, more: str) -> None:
    assert SMALL.of(clause) <= SMALL.of(clause + more)
