import { type Bounds, encodeKey, reverseInterval } from "../engine/index.ts";
import type { IndexInfo } from "../storage/catalog-types.ts";
import { afterPrefix, longestKey, tableEnd, tableKey, tableStart } from "../storage/keys.ts";

/** Most ranges a plan may have when lists are multiplied out; the first list alone may be longer. */
const mostRanges = 2000;

/** Multiplies out the bounds of the fields: points make prefixes, the first range ends them. */
export function combine(
  index: IndexInfo,
  used: readonly Bounds[],
  directions: readonly (1 | -1)[],
): { prefixes: number; equalities: number; ranges: { start: Buffer; end: Buffer }[] } {
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  let equalities = 0;
  let ranges: { start: Buffer; end: Buffer }[] | undefined;
  for (const [at, { intervals }] of used.entries()) {
    if (at > 0 && prefixes.length * intervals.length > mostRanges) break;
    const direction = directions[at] ?? 1;
    if (intervals.every((interval) => interval.point !== null)) {
      prefixes = prefixes.flatMap((prefix) =>
        intervals.map((interval) => Buffer.concat([prefix, encodeKey([interval.point?.value], [direction])])),
      );
      equalities++;
      continue;
    }
    const oriented = direction === 1 ? intervals : intervals.map(reverseInterval);
    ranges = prefixes.flatMap((prefix) =>
      oriented.map(({ start, end }) => ({
        start: clipStart(index.table, Buffer.concat([prefix, start])),
        end: clipEnd(index.table, Buffer.concat([prefix, end])),
      })),
    );
    break;
  }
  ranges ??= prefixes.map((prefix) =>
    prefix.length === 0
      ? { start: tableStart(index.table), end: tableEnd(index.table) }
      : { start: clipStart(index.table, prefix), end: afterPrefix(index.table, clip(prefix)) },
  );
  ranges.sort((a, b) => Buffer.compare(a.start, b.start));
  return { prefixes: prefixes.length, equalities, ranges: merge(ranges) };
}

function merge(sorted: readonly { start: Buffer; end: Buffer }[]): { start: Buffer; end: Buffer }[] {
  const merged: { start: Buffer; end: Buffer }[] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && Buffer.compare(range.start, last.end) < 0) {
      if (Buffer.compare(range.end, last.end) > 0) last.end = range.end;
    } else merged.push({ ...range });
  }
  return merged;
}

// Keys too long for the store are kept by their beginning and a digest: bounds on them widen to the beginning.
const sureBytes = longestKey - 32;

function clip(key: Buffer): Buffer {
  return key.length > sureBytes ? key.subarray(0, sureBytes) : key;
}

function clipStart(table: number, key: Buffer): Buffer {
  return tableKey(table, clip(key));
}

function clipEnd(table: number, key: Buffer): Buffer {
  return key.length > sureBytes ? afterPrefix(table, clip(key)) : tableKey(table, key);
}
