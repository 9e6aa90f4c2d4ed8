/** The system's short word for what went wrong (`EACCES`); never a message, because messages carry paths. */
export function errorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  throw error
}

/** True where an error says that there is nothing at a path. */
export const isGone = (error: unknown): boolean => {
  const code = errorCode(error)
  return code === 'ENOENT' || code === 'ENOTDIR'
}
