import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lastOfSittings, type Save, superfluousSaves } from "./superfluous-saves.ts";

const now = new Date("2026-11-30T12:00:00Z");
const minute = 60_000;
const day = 24 * 60 * minute;
/** Numbered by its time: what is younger has the greater number. */
const save = (ago: number, savedBy = "甲"): Save => ({
  id: `${savedBy}-${ago}`,
  number: 1_000_000 - ago / minute,
  savedAt: new Date(now.getTime() - ago),
  savedBy,
});
const gone = (saves: readonly Save[], needed: readonly number[] = []) =>
  superfluousSaves(saves, needed, now).map(({ id }) => id);

describe("saves that nobody misses", () => {
  it("of the last week there are none", () => {
    expect(gone([0, 1, 2, 7 * day].map((ago) => save(ago)))).toEqual([]);
  });

  it("of what is older, all but the last of each sitting", () => {
    const old = 10 * day;
    const saves = [
      save(0),
      save(old),
      save(old + 9 * minute),
      save(old + 10 * minute),
      save(old + 11 * minute, "乙"),
      save(old + 12 * minute),
    ];
    expect(gone(saves)).toEqual([`甲-${old + 9 * minute}`]);
  });

  it("of what is older than a hundred days, all but the last of each day", () => {
    const old = 101 * day;
    const saves = [
      save(0),
      save(old),
      save(old + 60 * minute),
      save(old + 120 * minute, "乙"),
      save(old + day),
    ];
    expect(gone(saves)).toEqual([`甲-${old + 60 * minute}`, `乙-${old + 120 * minute}`]);
  });

  it("not those that something refers to: of each number the newest save until then", () => {
    const old = 10 * day;
    const saves = [save(old), save(old + minute), save(old + 3 * minute), save(old + 5 * minute)];
    const [, second, third, fourth] = saves;
    expect(gone(saves, [second?.number ?? 0])).toEqual([third?.id, fourth?.id]);
    // A revision without a save: publishing counts one.
    expect(gone(saves, [(second?.number ?? 0) - 1, 0])).toEqual([second?.id, fourth?.id]);
  });

  it("not the newest, however old, nor of nothing", () => {
    expect(gone([save(900 * day)])).toEqual([]);
    expect(gone([])).toEqual([]);
  });

  const history = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 200 * 24 * 60 }), fc.constantFrom("甲", "乙")), {
      maxLength: 60,
    })
    .map((all) =>
      all
        .sort(([a], [b]) => a - b)
        .map(([minutes, by], index) => ({
          ...save(minutes * minute, by),
          id: String(index),
          number: all.length - index,
        })),
    );

  it("thinned at any time, what the list shows of the last hundred days is there, and thinning again takes nothing", () => {
    fc.assert(
      fc.property(history, (saves) => {
        const dropped = new Set(superfluousSaves(saves, [], now));
        const left = saves.filter((one) => !dropped.has(one));
        const shown = lastOfSittings(saves).filter(
          ({ savedAt }) => now.getTime() - savedAt.getTime() <= 100 * day,
        );
        expect(shown.filter((one) => dropped.has(one))).toEqual([]);
        expect(superfluousSaves(left, [], now).filter((one) => shown.includes(one))).toEqual([]);
        const days = (all: readonly Save[]) =>
          new Set(all.map(({ savedAt }) => Math.floor(savedAt.getTime() / day)));
        expect(days(left)).toEqual(days(saves));
      }),
    );
  });

  it("however often it is thinned, what a number refers to is the save that it was", () => {
    fc.assert(
      fc.property(history, fc.array(fc.integer({ min: 0, max: 60 })), (saves, needed) => {
        const at = (all: readonly Save[]) =>
          needed.map((number) => all.find((one) => one.number <= number)?.number);
        const dropped = new Set(superfluousSaves(saves, needed, now));
        const left = saves.filter((one) => !dropped.has(one));
        const again = new Set(superfluousSaves(left, needed, new Date(now.getTime() + 150 * day)));
        expect(at(left.filter((one) => !again.has(one)))).toEqual(at(saves));
      }),
    );
  });
});
