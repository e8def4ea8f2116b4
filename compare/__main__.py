"""The command ``mzdiff``, which is ``python -m compare`` too."""

from compare.system import process


def main() -> None:
    """Prepare for what may end the run, then run the command, whose libraries take their time."""
    process.begin()
    process.refuse_little_memory()
    from compare import cli

    try:
        cli.main()
    finally:
        process.leave()


if __name__ == "__main__":
    main()
