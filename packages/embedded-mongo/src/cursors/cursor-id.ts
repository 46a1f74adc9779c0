import { getRandomValues } from "node:crypto";

const drawn = new BigUint64Array(256);
let left = 0;

/** A number for a cursor that nobody can guess, from 1 to 2^63 - 1. Asking for randomness is slow, so it is drawn ahead. */
export function newCursorId(): bigint {
  if (left === 0) {
    getRandomValues(drawn);
    left = drawn.length;
  }
  return (drawn[--left] ?? 0n) >> 1n || 1n;
}
