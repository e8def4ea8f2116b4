"""Where a named model lies: a folder of its own, the hub's cache on disk, or the hub itself."""

from __future__ import annotations

import os
from hashlib import sha256
from itertools import islice
from pathlib import Path

from compare.errors import MzdiffError

SECONDS_TO_ANSWER = 5.0
MOST_FILES = 2_000  # and folders; some models come in a dozen forms of a dozen files each
NOT_NEEDED = ["*.onnx", "*.h5", "*.msgpack", "*.ot", "*.mlmodel", "onnx/*", "openvino/*"]
"""Files of a model's repository that other programs read; some are larger than the model."""


def model_folder(name_or_path: str) -> Path:
    """Return the folder of a model, fetched from the hub if it is not on disk yet.

    Raises ``MzdiffError``: no such model, one that may not be read, or no connection to fetch it.
    Without a network this fails after one attempt instead of the hub client's many.
    """
    path = Path(name_or_path).expanduser()
    if path.is_dir():
        if not os.access(path, os.R_OK | os.X_OK):
            raise MzdiffError(f"{path}: 无法读取 (cannot read): 没有权限; 请检查 --model 的权限")
        return path
    return _on_disk(name_or_path) or _fetched(name_or_path)


def fingerprint(folder: Path) -> str:
    """Return a digest of the files in a model's folder: names, sizes and times of change.

    Raises ``MzdiffError`` for a folder that holds more than a model.
    """
    digest = sha256()
    inside = list(islice(folder.rglob("*"), MOST_FILES + 1))
    if len(inside) > MOST_FILES:
        raise MzdiffError(
            f"{folder}: 超过 {MOST_FILES} 个文件, 不是模型文件夹 (no folder of a model);"
            " 请检查 --model 的路径"
        )
    for file in sorted(path for path in inside if path.is_file()):
        state = file.stat()
        line = f"{file.relative_to(folder).as_posix()} {state.st_size} {state.st_mtime_ns}\n"
        digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _on_disk(name: str) -> Path | None:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        folder = Path(snapshot_download(name, local_files_only=True))
    except (HFValidationError, LocalEntryNotFoundError):
        return None
    return (
        folder
        if any((folder / file).exists() for file in ("modules.json", "config.json"))
        else None
    )


def _fetched(name: str) -> Path:
    from huggingface_hub import HfApi, snapshot_download
    from huggingface_hub.errors import HFValidationError, RepositoryNotFoundError
    from huggingface_hub.utils.tqdm import disable_progress_bars

    disable_progress_bars()
    try:
        HfApi().model_info(name, timeout=SECONDS_TO_ANSWER)
        return Path(snapshot_download(name, ignore_patterns=NOT_NEEDED))
    except (HFValidationError, RepositoryNotFoundError) as error:
        raise MzdiffError(
            f"{name}: 没有这个文件夹, 模型库中也没有这个模型 (no such folder, nor on the hub);"
            " 请检查 --model 的名称或路径"
        ) from error
    except Exception as error:  # the hub's clients raise many kinds for one case: no connection
        raise MzdiffError(
            f"{name}: 模型不在本机, 也无法下载 (not on disk and cannot be fetched);"
            " 请联网后重试, 或给出本机的模型文件夹, 或省去 --model"
        ) from error
