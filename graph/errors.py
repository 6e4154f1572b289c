"""Every error that Mosaic explains itself, split by what the caller does next.

The message is one sentence in the user's words that says what to do. It holds ids, counts and places on this
machine, never a name, an address or a date of birth: messages end up in logs.

MosaicError
├── InputError                     what came in cannot be used: correct it and send it again
│   ├── SettingsError              a setting cannot be used: correct it and start again
│   ├── UnreadableFileError        a file or sheet cannot be read: go on with the others
│   └── UnreadableValueError       a cell cannot be read: keep it as it came, load the row without it
├── AccessRefusedError             this viewer may not do this: stop, do not try another way
├── NotOnRecordError               nothing that this viewer may see has this id: check the id
├── LeaseError                     another load is writing, or took over: wait, then load again
├── ExplorerStartError             the explorer cannot run here: put the named thing right, start again
└── DatabaseError                  the database could not do what was asked
    ├── DatabaseUnavailableError   nobody answers: start it or wait, then try again
    ├── DatabaseStartError         the local database cannot run here: put the named thing right, start again
    │   └── DownloadError          its program files cannot be had or are not what they should be
    └── DatabaseStopError          the local database is still running: wait, then ask again
"""


class MosaicError(Exception):
    """The root: catch this to show any refusal that Mosaic explains."""


class InputError(MosaicError):
    """What came in cannot be used; nothing was changed."""


class SettingsError(InputError):
    """A setting from the environment cannot be used; the message names the variable and never its value."""


class UnreadableFileError(InputError):
    """A file or sheet cannot be read as a table; the message names the file and, where known, the line."""

    def __init__(self, message: str, *, file: str = "", line: int | None = None) -> None:
        super().__init__(message)
        self.file = file
        self.line = line


class UnreadableValueError(InputError, ValueError):
    """A value cannot be read; the message never quotes it, since it may be a date of birth."""


class AccessRefusedError(MosaicError):
    """The viewer may not do this; the message says nothing about what is there."""


class NotOnRecordError(MosaicError):
    """Nothing that this viewer may see has this id; the same words whether it is withheld or was never there."""


class LeaseError(MosaicError):
    """Another load holds the right to write; what this one wrote stays invisible and is taken back."""


class ExplorerStartError(MosaicError):
    """The explorer cannot run on this machine as it is."""


class DatabaseError(MosaicError):
    """The database could not do what was asked."""


class DatabaseUnavailableError(DatabaseError):
    """Nobody answers at the database's address; trying again later may succeed."""


class DatabaseStartError(DatabaseError):
    """The local database cannot run on this machine as it is; trying again unchanged will fail again."""


class DownloadError(DatabaseStartError):
    """The local database's program files cannot be fetched, or are not the ones that were listed."""


class DatabaseStopError(DatabaseError):
    """The local database was asked to stop and has not yet; it is never killed, since that costs a recovery."""
