/**
 * How many errors a generated validator collects before its loops end. The loops of validators.js ask for it, so that
 * neither a value's size nor the number of its mistakes decides how long a refusal takes.
 */
export const errorLimit = { errors: 1 };

/** More than a person mends in one go; the rest is told once these are mended. */
export const mostErrors = 100;

/** Runs a check that collects up to `most` errors; the checks are synchronous, so the limit is nobody else's meanwhile. */
export function withErrorLimit<T>(most: number, run: () => T): T {
  const before = errorLimit.errors;
  errorLimit.errors = most;
  try {
    return run();
  } finally {
    errorLimit.errors = before;
  }
}
