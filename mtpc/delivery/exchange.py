"""A new folder written beside the old one, then exchanged for it in one step of the file system.

If the run is killed before that step, the old folder is as it was; after it, the new one is complete. The user's own
files are carried over as hard links. The next run removes what a killed one left behind.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from mtpc.delivery.look import CannotExchange, Job, digest_of, prefixes
from mtpc.delivery.names import MANIFEST, UNFINISHED, abandoned, in_manifest, new_folder, walk

OWN_MAX = 1000  # files and folders of the user's in a folder that is exchanged
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # <fcntl.h>, <linux/fs.h>


def put(job: Job) -> None:
    """Exchange the folder; raises `CannotExchange` where it has to stay the folder it is."""
    exists = job.folder.exists()
    own = _own(job) if exists else []
    _sweep(job)
    staged = _stage(job, exists=exists)
    done = False
    try:
        (staged / UNFINISHED).touch()
        write_all(staged, job.files)
        if exists:
            _carry(job, own, staged)
        (staged / UNFINISHED).unlink()
        _settle(staged, *(staged / name for name, is_folder in walk(staged) if is_folder))
        _switch(staged, job.folder, exists=exists)
        done = True
    finally:
        if not done:
            _discard(staged, job.folder, set(job.files))
    _settle(job.folder.parent)
    if exists:
        _rescue(job, staged)
        _discard(staged, job.folder, set(job.ours))


def _own(job: Job) -> list[tuple[str, bool]]:
    """The user's own files and folders, if the folder itself can be replaced."""
    folder, own = job.folder, []
    if os.path.ismount(folder) or _is_in_use(folder):
        raise CannotExchange
    try:
        if folder.stat().st_uid != os.geteuid() or not os.access(folder, os.W_OK | os.X_OK):
            raise CannotExchange
        for entry in walk(folder):
            own += [entry] if entry[0] not in job.ours else []
            if len(own) > OWN_MAX:
                raise CannotExchange
    except OSError:
        raise CannotExchange from None
    return own


def _is_in_use(folder: Path) -> bool:
    """Whether it is or contains the working directory (a shell would stay in the old folder), or is the home folder."""
    try:
        working_directory = Path.cwd()
    except OSError:
        return False
    return folder == working_directory or folder in working_directory.parents or folder == Path(os.path.expanduser("~"))


def _stage(job: Job, *, exists: bool) -> Path:
    try:
        return new_folder(job.folder.parent, job.stem)
    except OSError:
        if not exists:
            raise
        raise CannotExchange from None


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Every file written and on the disk; the manifest first, so that the folder is known to be made by mtpc."""
    for name in sorted(files, key=lambda name: (name != MANIFEST, name)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "xb") as file:
            file.write(files[name])
            file.flush()
            os.fsync(file.fileno())


def _carry(job: Job, own: list[tuple[str, bool]], staged: Path) -> None:
    """Link the user's files into the new folder, and give it the permissions of the old one."""
    holds_ours = {piece for name in job.ours for piece in prefixes(name)}
    folders = [name for name, is_folder in own if is_folder and name not in holds_ours]
    try:
        for name in folders:
            (staged / name).mkdir(parents=True, exist_ok=True)
        for name in (name for name, is_folder in own if not is_folder and name not in job.files):
            (staged / name).parent.mkdir(parents=True, exist_ok=True)
            os.link(job.folder / name, staged / name, follow_symlinks=False)
        for name in reversed(folders):
            shutil.copystat(job.folder / name, staged / name)
        shutil.copystat(job.folder, staged)
        os.utime(staged)
        if staged.stat().st_gid != job.folder.stat().st_gid:
            os.chown(staged, -1, job.folder.stat().st_gid)
    except OSError:
        raise CannotExchange from None


def _switch(staged: Path, folder: Path, *, exists: bool) -> None:
    """The one step that puts the new folder in place; the old one is at `staged` afterwards."""
    if not exists:
        os.rename(staged, folder)
        return
    try:
        if not _swap(staged, folder):
            # No such call on this system: two renames; if killed between them, the old folder is at `old_folder`.
            old_folder = new_folder(folder.parent, f"{folder.name}.old")
            os.rename(folder, old_folder)
            os.rename(staged, folder)
            os.rename(old_folder, staged)
    except OSError:
        if not folder.exists():
            raise
        raise CannotExchange from None


def _swap(staged: Path, folder: Path) -> bool:
    """Exchange the names of two folders in one step; False where the system has no call for it."""
    import ctypes

    try:
        call: Callable[..., int] = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    if call(_AT_FDCWD, os.fsencode(staged), _AT_FDCWD, os.fsencode(folder), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.ENOSYS, errno.EINVAL):
        return False
    raise OSError(number, os.strerror(number), str(folder))


def _settle(*folders: Path) -> None:
    """Flush the names in these folders to the disk."""
    for folder in folders:
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _rescue(job: Job, old: Path) -> None:
    """Move files that were put into the old folder during the run."""
    with suppress(OSError):
        for name, is_folder in walk(old):
            if not is_folder and name not in job.ours and not os.path.lexists(job.folder / name):
                (job.folder / name).parent.mkdir(parents=True, exist_ok=True)
                os.rename(old / name, job.folder / name)


def _discard(old: Path, live: Path, ours: set[str]) -> None:
    """Remove a work folder: mtpc's files and those that stand in the live one too, the manifest last. Nothing else."""
    unfinished = (old / UNFINISHED).exists()
    with suppress(OSError):
        last = (MANIFEST, UNFINISHED)
        for name, is_folder in sorted(walk(old), key=lambda entry: (entry[0] not in last, entry[0]), reverse=True):
            with suppress(OSError):
                if is_folder:
                    os.rmdir(old / name)
                elif unfinished or name in ours or name == MANIFEST or _stands(old / name, live / name):
                    os.unlink(old / name)
        os.rmdir(old)


def _stands(old: Path, live: Path) -> bool:
    """Whether the file, or one with the same content, is in the live folder."""
    if os.path.samestat(os.lstat(old), os.lstat(live)):
        return True
    return digest_of(old) != "" and digest_of(old) == digest_of(live)


def _sweep(job: Job) -> None:
    """Remove what killed runs left beside the folder: what their list names, and what is a document of this job."""
    for left in abandoned(job.folder.parent, job.stem):
        _discard(left, job.folder, {*in_manifest(left), *job.files, *job.ours})
