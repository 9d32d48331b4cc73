"""The people of a roster → an applicant file each: all of them, or none."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from chuding_cli.applicants.folder_names import FolderNames
from chuding_cli.applicants.inputs import sources
from chuding_cli.facts.scalars import Document
from chuding_cli.files.atomic import CannotWrite, keep_entries, reason, shown, sweep_drafts, write_text
from chuding_cli.notices import catalogue
from chuding_cli.notices.blank_applicant import Filling
from chuding_cli.roster.reading.people import Person
from chuding_cli.text.masking import masked

_SOME = 5


def save_people(people: Sequence[Person], folder: Path, *, force: bool) -> list[Path]:
    """Write the files, for their owner alone; gives their paths, in the order of the people.

    Where one cannot be written, those that are new are taken away again; a file that ``force`` had
    replaced before stays replaced, whole.

    Raises:
        CannotWrite: a file exists and ``force`` is not set, or the system refuses.
    """
    names = FolderNames()
    paths = [folder / f"{names.fresh(masked(person.name))}.yaml" for person in people]
    _refuse_taken(paths, force=force)
    new = [path for path in paths if not path.exists()]
    made = not folder.exists()
    try:
        folder.mkdir(0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(f"不能建立文件夹“{shown(folder)}”：{reason(error)}") from None
    sweep_drafts(folder)
    try:
        fillings: dict[str, Filling] = {}
        for person, path in zip(people, paths, strict=True):
            write_text(path, _text(person, fillings), force=force, many=True, private=True)
        keep_entries(folder)
    except BaseException:
        for path in new:
            path.unlink(missing_ok=True)
        if made:
            with suppress(OSError):
                folder.rmdir()
        raise
    return paths


def _text(person: Person, fillings: dict[str, Filling]) -> str:
    """The text of a person's file; ``fillings`` are those of the notices met so far."""
    notice = person.notice
    known = notice.id if notice else ""
    if known not in fillings:
        vocabulary = notice.vocabulary if notice else catalogue.shared_vocabulary()
        fillings[known] = Filling(vocabulary, notice)
    return fillings[known].text(person.record)


def _refuse_taken(paths: list[Path], *, force: bool) -> None:
    taken = [] if force else [path for path in paths if path.exists()]
    if taken:
        some = "、".join(f"“{shown(path)}”" for path in taken[:_SOME]) + ("等" if len(taken) > _SOME else "")
        raise CannotWrite(f"{some} 已存在（共 {len(taken)} 个），一个文件也没有写；要替换，加 --force")


def left_over(paths: Sequence[Path], folder: Path) -> list[str]:
    """The applicant files in the folder that are not among those just written, seen from the folder."""
    written = {path.resolve() for path in paths}
    found = (source.path for source in sources([str(folder)]))
    return [str(path.relative_to(folder)) for path in found if path and path.resolve() not in written]


def papers_not_found(people: Sequence[Person], folder: Path) -> list[str]:
    """The files that people's papers name and that are not there, seen from the folder of the new files."""
    return [path for person in people for path in _paths(person) if not (folder / path).exists()]


def _paths(person: Person) -> list[str]:
    values = list(person.record.values.values())
    for value in tuple(values):
        if type(value) is tuple:
            values += [each for entry in value for each in entry.values.values()]
    return [path for value in values if isinstance(value, Document) for path in value.paths]
