/**
 * Why the system refused something with a file, in words for behind a colon; they name no path.
 * @throws the error itself where it is none of the system's: then it is a bug.
 */
export function reasonOf(error: unknown): string {
  if (!isSystemError(error)) throw error;
  switch (error.code) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EEXIST':
      return error.syscall === 'mkdir' ? throughAFile : 'something stands there already';
    case 'ENOTDIR':
      return throughAFile;
    case 'EISDIR':
      return 'it is a folder';
    case 'EACCES':
    case 'EPERM':
      return 'permission is denied';
    case 'ELOOP':
      return 'its symbolic links lead in a circle';
    case 'ENAMETOOLONG':
      return 'a name in its path is too long';
    case 'EROFS':
      return 'the disk is read-only';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'no space is left on the disk';
    default:
      return error.message.replace(/, \w+( '.*)?$/s, '');
  }
}

const throughAFile = 'a file stands where its path needs a folder';

/** Node's errors about files: the system's own codes, and two for files that are too large. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return /^(E[A-Z0-9]+|ERR_FS_FILE_TOO_LARGE|ERR_STRING_TOO_LONG)$/.test(code ?? '');
}
