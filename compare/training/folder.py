"""Write the model in the layout that sentence-transformers loads.

The names of the modules are those that every version since 3.3 resolves.
"""

from __future__ import annotations

import json
from pathlib import Path

from safetensors.numpy import save_file
from tokenizers import Tokenizer

from compare.training.library import Floats

MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"},
    {
        "idx": 1,
        "name": "1",
        "path": "1_Normalize",
        "type": "sentence_transformers.models.Normalize",
    },
]
SETTINGS: dict[str, object] = {
    "prompts": {},
    "default_prompt_name": None,
    "similarity_fn_name": "cosine",
}


def write_model(folder: Path, tokenizer: Tokenizer, vectors: Floats) -> None:
    """Write tokenizer, vectors (float32) and the description of the modules."""
    (folder / "1_Normalize").mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    save_file({"embedding.weight": vectors}, folder / "model.safetensors")
    _write_json(folder / "modules.json", MODULES)
    _write_json(folder / "config_sentence_transformers.json", SETTINGS)
    _write_json(folder / "1_Normalize" / "config.json", {})


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")
