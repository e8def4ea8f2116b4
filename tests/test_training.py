"""Training on a few lines: pairs of one matter, equal bytes, a model that every reader loads."""

from __future__ import annotations

import lzma
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from compare.encoder.static import read_static
from compare.themes.lexicon import load
from compare.training.contrast import one_theme
from compare.training.folder import write_model
from compare.training.library import interest, make_library
from compare.training.pairs import Pair, draw, halves, neighbours
from compare.training.statements import read_statements
from compare.training.static import train
from compare.training.subjects import draw_subjects, make_subjects
from compare.training.terms import with_terms
from compare.training.text import read_documents, read_plans
from compare.training.themes import theme_vectors
from compare.training.vocabulary import make_tokenizer

MATTERS = [
    "加强养老服务体系建设，支持养老机构和社区居家养老，发展老年人护理。",
    "深化殡葬改革，建设公益性公墓，治理散埋乱葬，规范殡仪馆收费和火化。",
    "提高最低生活保障标准，做好特困人员救助供养和临时救助，帮助困难群众。",
    "规范社会组织登记，加强社会团体和基金会年检，培育慈善事业和志愿服务。",
]
DOCUMENTS = [[f"{text}第{number}项，{text}" for text in MATTERS] for number in range(12)]
LEXICON = load()
THEMES = list(LEXICON.entries)


def small_tokenizer() -> Tokenizer:
    return make_tokenizer([text for document in DOCUMENTS for text in document] * 3, 200)


def test_a_packed_file_is_read_as_documents(tmp_path):
    path = tmp_path / "text.txt.xz"
    path.write_bytes(lzma.compress("甲１\n 乙\n\n\n丙\n".encode()))
    assert read_documents(path) == [["甲1", "乙"], ["丙"]]


def test_each_plan_of_a_folder_is_a_document(tmp_path):
    (tmp_path / "b.txt").write_text("后\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("前\n\n\n前前\n", encoding="utf-8")
    assert read_plans(tmp_path) == [["前", "前前"], ["后"]]


def test_paragraphs_on_civil_affairs_are_of_more_interest():
    assert interest("发展养老服务，支持社区照料老年人") > interest("渔港水域管理") > 0


def test_the_tokenizer_knows_words_and_drops_punctuation():
    tokenizer = small_tokenizer()
    read = tokenizer.encode("养老机构，２ 殡葬改革。", add_special_tokens=False).tokens
    assert "".join(read) == "养老机构2殡葬改革"
    assert len(read) < len("养老机构2殡葬改革")


def test_pairs_come_from_one_document_or_one_paragraph():
    tokenizer = small_tokenizer()
    library = make_library(DOCUMENTS, tokenizer)
    next_to = neighbours(library)
    assert (library.document[next_to.left] == library.document[next_to.right]).all()
    whole = halves(library)
    drawn = draw(library, [next_to, whole], 8, np.random.default_rng(1))
    assert len(drawn) == 8
    assert all(len(pair.left) and len(pair.right) for pair in drawn)


def test_sentences_are_read_with_their_themes():
    found = read_statements([[f"完善统计台账和报表。{MATTERS[1]}"]], LEXICON)
    themes = [THEMES[number] for number in np.flatnonzero(found.parts[0])]
    assert (len(found.texts), themes) == (1, ["殡葬"])


def test_words_learn_the_theme_they_stand_with():
    tokenizer = small_tokenizer()
    (phrase,) = tokenizer.encode("规范殡仪馆收费", add_special_tokens=False).ids
    read, unread = (
        theme_vectors(read_statements(documents, LEXICON), LEXICON, tokenizer)[phrase]
        for documents in (DOCUMENTS, [])
    )
    assert THEMES[read.argmax()] == "殡葬"
    assert np.abs(unread).max() < 1e-6


def test_a_term_is_one_token_that_says_its_words_and_its_theme():
    tokenizer = small_tokenizer()
    size = tokenizer.get_vocab_size()
    words, none, weight = np.eye(size), np.zeros((size, len(THEMES))), np.ones(size)
    extended, vectors = with_terms(tokenizer, LEXICON, words, none, weight)
    (term,) = extended.encode("残疾人两项补贴", add_special_tokens=False).ids
    parts = tokenizer.encode("残疾人两项补贴", add_special_tokens=False).ids
    assert term >= size
    assert vectors[term, :size].tolist() == words[parts].sum(axis=0).tolist()
    assert THEMES[vectors[term, size:].argmax()] == "残疾人福利"


def test_statements_on_one_theme_are_from_different_documents():
    subjects = make_subjects(read_statements(DOCUMENTS, LEXICON), LEXICON, small_tokenizer())
    drawn = draw_subjects(subjects, 20, np.random.default_rng(1))
    assert len(drawn) == 20
    assert all(len(pair.left) and len(pair.right) and len(pair.themes) for pair in drawn)
    alone = make_subjects(read_statements(DOCUMENTS[:1], LEXICON), LEXICON, small_tokenizer())
    assert draw_subjects(alone, 20, np.random.default_rng(1)) == []


def test_pairs_that_share_a_theme_are_no_counter_examples():
    text = np.zeros(1, dtype=np.int64)
    pairs = [
        Pair(text, text, np.array(themes, dtype=np.int64)) for themes in ([0, 2], [2], [1], [])
    ]
    assert np.argwhere(one_theme(pairs).numpy()).tolist() == [[0, 1], [1, 0]]


@pytest.fixture(scope="module")
def trained(tmp_path_factory) -> list[Path]:
    folders = [tmp_path_factory.mktemp("model") for _ in range(2)]
    for folder in folders:
        write_model(folder, *train(DOCUMENTS * 2, steps=5, width=16))
    return folders


def test_training_twice_gives_the_same_bytes(trained):
    one, other = (
        {
            path.relative_to(folder): sha256(path.read_bytes()).hexdigest()
            for path in folder.rglob("*")
            if path.is_file()
        }
        for folder in trained
    )
    assert one == other


def test_a_trained_model_can_be_read_here_and_there(trained):
    from sentence_transformers import SentenceTransformer

    here = read_static(trained[0], "small").encode(MATTERS)
    there = SentenceTransformer(str(trained[0]), device="cpu").encode(MATTERS)
    assert np.abs(here - there).max() < 1e-5
    assert np.argmax(here @ here.T, axis=1).tolist() == [0, 1, 2, 3]
