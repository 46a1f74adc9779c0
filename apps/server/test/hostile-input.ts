// What nobody would type, made as large as wanted: for the tests of what a call may bring, and for `bench/attacks`.

/** An object of so many keys. */
export function keys(count: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, 1]));
}

/** An object in an object, so many levels deep. */
export function nested(depth: number): unknown {
  return depth === 0 ? 1 : { x: nested(depth - 1) };
}
