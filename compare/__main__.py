"""The command ``mzdiff``, which is ``python -m compare`` too."""

from compare.system import lacks, process


def main() -> None:
    """Prepare for what may end the run, then run the command, whose libraries take their time."""
    process.begin()
    lacks.refuse_lacks()
    from compare import cli

    try:
        cli.main()
    finally:
        process.leave()


if __name__ == "__main__":
    main()
