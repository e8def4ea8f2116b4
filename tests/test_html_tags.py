"""What would take the parser of pages too long is counted before, whatever hides it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from compare.source.formats import html_tags
from compare.source.formats.html_tags import MAX_ATTRIBUTES, MAX_NAMES, check_tags

MANY = "".join(f" a{n}=1" for n in range(MAX_ATTRIBUTES + 1))
PIECES = (
    *("<p ", "<b", "<a/", ">", "/>", " ", "\n", "/", "=", '"', "'", "x", "y=1", "z='", 'v="', "<"),
    *("<!--", "-->", "--!>", "<!-->", "<!--->", "<!", "<?", "</p", "</"),
    *(f"<{slash}{name}>" for name in html_tags.RAW_END for slash in ("", "/")),
)


@pytest.mark.parametrize(
    "before",
    ["", '<a b=">">', "<a b='<script>'>", "<!-->", "<!---->", "<!-- --!>", "<svg><style>",
     "<title><script></title>", "<textarea><!--</textarea>", "<p a\"b>", "<p =>", "<p a= \">\" >"],
)  # fmt: skip
def test_too_many_attributes_are_found_behind_anything(before: str) -> None:
    with pytest.raises(ValueError, match="too many attributes"):
        check_tags(f"{before}<p{MANY}>低保</p>")


@pytest.mark.parametrize("around", ["<script>{}</script>", "<style>{}", "<!--{}-->", "<a b='{}'>"])
def test_attributes_in_what_is_no_markup_are_none(around: str) -> None:
    check_tags(around.format(f"if(a<b{MANY})"))


def test_tags_of_one_element_add_up_and_names_do() -> None:
    with pytest.raises(ValueError, match="too many attributes"):
        check_tags("".join(f"<body a{n}=1>" for n in range(MAX_ATTRIBUTES + 1)))
    with pytest.raises(ValueError, match="too many names"):
        check_tags("".join(f"<p a{n}=1>" for n in range(MAX_NAMES + 1)))
    check_tags("<p class=a id=b style=c>" * 2 * MAX_NAMES)


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_no_attribute_that_the_parser_finds_is_passed_over(page: str) -> None:
    found = {name for node in LexborHTMLParser(page).css("*") for name in node.attributes}
    counted: set[str] = set()
    for _, _, written in html_tags._tags(page):
        counted |= html_tags._attributes(written)
    assert found <= counted
