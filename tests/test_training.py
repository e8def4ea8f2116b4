"""Training on a few lines: pairs of one matter, equal bytes, a model that every reader loads."""

from __future__ import annotations

import lzma
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from compare.encoder.static import read_static
from compare.training.folder import write_model
from compare.training.library import interest, make_library
from compare.training.pairs import draw, halves, neighbours
from compare.training.static import train
from compare.training.text import read_documents, read_plans
from compare.training.vocabulary import make_tokenizer

MATTERS = [
    "加强养老服务体系建设，支持养老机构和社区居家养老，发展老年人护理。",
    "深化殡葬改革，建设公益性公墓，治理散埋乱葬，规范殡仪馆收费和火化。",
    "提高最低生活保障标准，做好特困人员救助供养和临时救助，帮助困难群众。",
    "规范社会组织登记，加强社会团体和基金会年检，培育慈善事业和志愿服务。",
]
DOCUMENTS = [[f"{text}第{number}项，{text}" for text in MATTERS] for number in range(12)]


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
    tokenizer = make_tokenizer([text for document in DOCUMENTS for text in document] * 3, 200)
    read = tokenizer.encode("养老机构，２ 殡葬改革。", add_special_tokens=False).tokens
    assert "".join(read) == "养老机构2殡葬改革"
    assert len(read) < len("养老机构2殡葬改革")


def test_pairs_come_from_one_document_or_one_paragraph():
    tokenizer = make_tokenizer([text for document in DOCUMENTS for text in document] * 3, 200)
    library = make_library(DOCUMENTS, tokenizer)
    next_to = neighbours(library)
    assert (library.document[next_to.left] == library.document[next_to.right]).all()
    whole = halves(library)
    drawn = draw(library, [next_to, whole], 8, np.random.default_rng(1))
    assert len(drawn) == 8
    assert all(len(one) and len(other) for one, other in drawn)


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
