"""Encoders: one contract for all, the built-in model's fast path, the cache, missing models."""

from __future__ import annotations

import os
import subprocess
import sys
import weakref
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file

import compare
from compare import pipeline
from compare.encoder import built_in, load
from compare.encoder.cache import keep, recall
from compare.encoder.rows import rows_of
from compare.encoder.sentence import COMPILED, SentenceEncoder, nothing_left_behind
from compare.errors import MzdiffError
from tests.conftest import CORPUS

BUILT_IN = Path(compare.__file__).parent / "data" / "model"
ELDERLY = "加强基本养老服务保障。支持养老机构发展，为失能老年人提供护理。"
FUNERAL = "深化殡葬改革，整治散埋乱葬，建设公益性公墓。"
RELIEF = "提高最低生活保障标准，做好特困人员救助供养。"
PAIR = [CORPUS / "hunan-2015.txt", CORPUS / "jilin-2022.txt"]
TEXTS = [ELDERLY, FUNERAL, RELIEF, "民政"]


@pytest.fixture(scope="module")
def transformer(tmp_path_factory):
    """A real, tiny, untrained BERT over single characters, saved as sentence-transformers does."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast, set_seed

    folder = tmp_path_factory.mktemp("bert")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *sorted(set("".join(TEXTS)))]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    set_seed(1)
    BertTokenizerFast(vocab_file=str(folder / "vocab.txt")).save_pretrained(folder)
    BertModel(
        BertConfig(
            vocab_size=len(words),
            hidden_size=16,
            num_hidden_layers=1,
            num_attention_heads=2,
            intermediate_size=16,
            max_position_embeddings=64,
        )
    ).save_pretrained(folder)
    reader = Transformer(str(folder))
    model = SentenceTransformer(modules=[reader, Pooling(16)], device="cpu")
    model.save(str(folder / "saved"))
    return folder / "saved"


@pytest.fixture(scope="module", params=["built-in", "sentence-transformers"])
def encoder(request, tmp_path_factory):
    if request.param == "built-in":
        return built_in()
    folder = request.getfixturevalue("transformer")
    return SentenceEncoder("tiny", folder, "tiny", tmp_path_factory.mktemp("cache"))


def test_rows_are_unit_vectors_of_single_precision(encoder):
    rows = encoder.encode(TEXTS)
    assert rows.dtype == np.float32
    assert rows.shape[0] == len(TEXTS)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-5)


def test_an_encoder_has_a_name(encoder):
    assert encoder.name


def test_a_text_has_the_same_vector_alone_and_among_others(encoder):
    together = encoder.encode(TEXTS)
    for text, row in zip(TEXTS, together, strict=True):
        assert encoder.encode([text])[0] == pytest.approx(row, abs=1e-5)


def test_the_order_of_texts_does_not_matter(encoder):
    assert encoder.encode(TEXTS[::-1])[::-1] == pytest.approx(encoder.encode(TEXTS), abs=1e-5)


@pytest.mark.parametrize("blank", ["", " ", "\n\u3000"])
def test_a_text_without_words_has_no_direction(encoder, blank):
    rows = encoder.encode([ELDERLY, blank])
    assert not rows[1].any()
    assert np.linalg.norm(rows[0]) == pytest.approx(1, abs=1e-5)


def test_no_texts_no_rows(encoder):
    assert encoder.encode([]).shape == (0, encoder.encode([ELDERLY]).shape[1])


def test_a_very_long_text_is_read(encoder):
    row = encoder.encode([ELDERLY * 5000])[0]
    assert np.linalg.norm(row) == pytest.approx(1, abs=1e-5)


def test_rows_of_a_file_are_those_that_the_library_reads():
    whole = load_file(BUILT_IN / "model.safetensors")["embedding.weight"]
    rows = rows_of(BUILT_IN / "model.safetensors", "embedding.weight")
    assert (rows[[7, 3, 7, len(whole) - 1]] == whole[[7, 3, 7, -1]]).all()
    assert rows[[]].shape == (0, whole.shape[1])


def test_the_encoder_is_let_go_once_documents_are_linked(monkeypatch):
    loaded = []

    def kept_an_eye_on():
        encoder = built_in()
        loaded.append(weakref.ref(encoder))
        return encoder

    monkeypatch.setattr("compare.encoder.built_in", kept_an_eye_on)
    held = {}
    pipeline.compare(*PAIR, progress=lambda stage: held.update({stage: any(r() for r in loaded)}))
    assert held["align"]
    assert not held["themes"]


def test_a_text_in_pieces_has_the_vector_of_the_whole(monkeypatch):
    texts = [f"{ELDERLY}\n" * 40, FUNERAL, ""]
    whole = built_in().encode(texts)
    monkeypatch.setattr("compare.encoder.static.PIECE", len(texts[0]) // 4)
    assert built_in().encode(texts) == pytest.approx(whole, abs=1e-6)


def test_odd_characters_are_read(encoder):
    rows = encoder.encode(["养老\x00服务", "𠮷🙂养老", "abc 123"])
    assert np.isfinite(rows).all()


def test_the_built_in_model_knows_which_texts_treat_one_matter():
    one, other, far = built_in().encode(
        [ELDERLY, "健全居家社区养老服务，提升养老机构照护能力。", FUNERAL]
    )
    assert one @ other > one @ far + 0.2


def test_sentence_transformers_reads_the_same_model():
    from sentence_transformers import SentenceTransformer

    texts = [*TEXTS, "", ELDERLY * 300]
    theirs = SentenceTransformer(str(BUILT_IN), device="cpu").encode(texts)
    assert np.abs(theirs - built_in().encode(texts)).max() < 1e-5


def test_the_built_in_model_needs_no_torch():
    program = (
        "import sys; from compare.encoder import built_in; built_in().encode(['民政'])\n"
        "print(sorted({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_built_in_model_is_small():
    assert sum(file.stat().st_size for file in BUILT_IN.rglob("*")) <= 16 * 2**20


def test_a_loaded_model_prints_nothing_and_takes_its_prompt(transformer, tmp_path, capfd):
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(transformer), device="cpu")
    model.prompts, model.default_prompt_name = {"matter": "民政"}, "matter"
    model.save(str(tmp_path / "prompted"))
    capfd.readouterr()
    prompted = SentenceEncoder("prompted", tmp_path / "prompted", "prompted", tmp_path / "cache")
    plain = SentenceEncoder("plain", transformer, "plain", tmp_path / "cache")
    assert prompted.encode([FUNERAL]) == pytest.approx(plain.encode(["民政" + FUNERAL]), abs=1e-5)
    assert capfd.readouterr() == ("", "")


def test_known_texts_are_taken_from_the_cache(transformer, tmp_path):
    first = SentenceEncoder("tiny", transformer, "tiny", tmp_path).encode(TEXTS)
    without_files = SentenceEncoder("tiny", tmp_path / "gone", "tiny", tmp_path)
    assert (without_files.encode(TEXTS) == first).all()


def test_a_kept_vector_belongs_to_its_model_and_text(tmp_path):
    vector = np.array([0.6, 0.8], dtype=np.float32)
    keep(tmp_path, "one", ELDERLY, vector)
    assert (recall(tmp_path, "one", ELDERLY) == vector).all()
    assert recall(tmp_path, "other", ELDERLY) is None
    assert recall(tmp_path, "one", FUNERAL) is None
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.parametrize("change", ["empty", "cut", "longer", "other", "turned"])
def test_a_broken_cache_counts_as_empty(tmp_path, change):
    keep(tmp_path, "one", ELDERLY, np.ones(20, dtype=np.float32))
    (file,) = tmp_path.rglob("*.vector")
    data = file.read_bytes()
    turned = data[:50] + bytes([data[50] ^ 1]) + data[51:]
    changed = {"empty": b"", "cut": data[:-4], "longer": data + b"\0" * 4, "turned": turned}
    file.write_bytes(changed.get(change, b"no vector at all"))
    assert recall(tmp_path, "one", ELDERLY) is None


def test_a_cache_that_cannot_be_written_is_no_matter(tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    keep(tmp_path / "file", "one", ELDERLY, np.ones(2, dtype=np.float32))
    assert recall(tmp_path / "file", "one", ELDERLY) is None


@pytest.mark.parametrize("name", ["nobody/no-such-model", "./no-such-folder", "no such name!"])
def test_a_missing_model_is_one_clear_line(name, monkeypatch):
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(MzdiffError) as caught:
        load(name)
    assert str(caught.value).startswith(f"{name}: ")
    assert "--model" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_torch_would_leave_in_the_temporary_folder_goes_away(monkeypatch):
    monkeypatch.delenv(COMPILED, raising=False)
    with nothing_left_behind():
        folder = Path(os.environ[COMPILED])
        with nothing_left_behind():
            (folder / "compiled").mkdir()
        assert folder.is_dir()
    assert not folder.exists()
    assert COMPILED not in os.environ


def test_a_folder_of_everything_is_not_looked_through(tmp_path, monkeypatch):
    monkeypatch.setattr("compare.encoder.hub.MOST_FILES", 3)
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text("no model", encoding="utf-8")
    with pytest.raises(MzdiffError, match="--model"):
        load(str(tmp_path))


def test_a_folder_without_a_model_is_one_clear_line(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "empty").mkdir()
    with pytest.raises(MzdiffError, match="empty"):
        load(str(tmp_path / "empty")).encode([ELDERLY])
