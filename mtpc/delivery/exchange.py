"""A new folder written beside the old one, then exchanged for it in one step of the file system.

Killed at any moment before that step, the old folder is as it was; after it, the new one is whole. The user's own
files move along as second names (hard links) of the same files. Where a run was killed, the next one sweeps up.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from mtpc.delivery.look import CannotExchange, Job, prefixes
from mtpc.delivery.names import MANIFEST, abandoned, in_manifest, new_folder, walk

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
        write_all(staged, job.files)
        if exists:
            _carry(job, own, staged)
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
    """What the user has in the folder, if nobody will miss the folder itself but only what is in it."""
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
    """Whether somebody stands in it (a shell would go on in the old folder) or lives there."""
    try:
        here = Path.cwd()
    except OSError:
        return False
    return folder == here or folder in here.parents or folder == Path(os.path.expanduser("~"))


def _stage(job: Job, *, exists: bool) -> Path:
    try:
        return new_folder(job.folder.parent, job.stem)
    except OSError:
        if not exists:
            raise
        raise CannotExchange from None


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Every file written and on the disk; the manifest first, so that what is in here is known to be ours."""
    for name in sorted(files, key=lambda name: (name != MANIFEST, name)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "xb") as file:
            file.write(files[name])
            file.flush()
            os.fsync(file.fileno())


def _carry(job: Job, own: list[tuple[str, bool]], staged: Path) -> None:
    """Give the user's files a second name in the new folder, and it the rights of the old one."""
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
    """The one step that makes the new folder the folder; what was there is at `staged` afterwards."""
    if not exists:
        os.rename(staged, folder)
        return
    try:
        if not _swap(staged, folder):
            # No such call on this system: two renames. Killed between them, the old folder is whole under `aside`.
            aside = new_folder(folder.parent, f"{folder.name}.old")
            os.rename(folder, aside)
            os.rename(staged, folder)
            os.rename(aside, staged)
    except OSError:
        if not folder.exists():
            raise
        raise CannotExchange from None


def _swap(one: Path, other: Path) -> bool:
    """Exchange the names of two folders at once; False where the system has no call for it."""
    import ctypes

    try:
        call: Callable[..., int] = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    if call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.ENOSYS, errno.EINVAL):
        return False
    raise OSError(number, os.strerror(number), str(other))


def _settle(*folders: Path) -> None:
    """Ask the disk to keep the names in these folders."""
    for folder in folders:
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _rescue(job: Job, old: Path) -> None:
    """Move what somebody put into the old folder while we worked."""
    with suppress(OSError):
        for name, is_folder in walk(old):
            if not is_folder and name not in job.ours and not os.path.lexists(job.folder / name):
                (job.folder / name).parent.mkdir(parents=True, exist_ok=True)
                os.rename(old / name, job.folder / name)


def _discard(old: Path, live: Path, ours: set[str]) -> None:
    """Remove a folder of ours: our files and second names of files that live on, the manifest last. Nothing else."""
    with suppress(OSError):
        for name, is_folder in sorted(walk(old), key=lambda entry: (entry[0] != MANIFEST, entry[0]), reverse=True):
            with suppress(OSError):
                if is_folder:
                    os.rmdir(old / name)
                elif name in ours or name == MANIFEST or os.path.samestat(os.lstat(old / name), os.lstat(live / name)):
                    os.unlink(old / name)
        os.rmdir(old)


def _sweep(job: Job) -> None:
    """Remove what runs that were killed left beside the folder."""
    for left in abandoned(job.folder.parent, job.stem):
        _discard(left, job.folder, set(in_manifest(left)))
