from hypothesis import given
from hypothesis import strategies as st

from compare.knowledge.words import content_words, words


def test_words_leave_out_punctuation_and_space() -> None:
    assert words("加强敬老院建设,提高标准。") == ("加强", "敬老院", "建设", "提高", "标准")


def test_words_keep_numbers() -> None:
    assert "2900" in words("不低于2900元/年")


def test_content_words_leave_out_what_every_plan_says() -> None:
    assert content_words("进一步加强敬老院建设,全面落实殡葬制度2项") == ("敬老院", "殡葬")


@given(st.text(alphabet="加强敬老院建设2019年,。 a%", max_size=40))
def test_content_words_are_words_of_the_text(text: str) -> None:
    assert set(content_words(text)) <= set(words(text))
    assert all(word in text for word in words(text))
