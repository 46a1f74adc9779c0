import { describe, expect, it } from "vitest";
import { pathKey } from "../drafts/merge-values.ts";
import { restoreDraft } from "../drafts/restore-draft.ts";
import { lastWords, namedAudience, type SharingWords, sharingMerge } from "./sharing.ts";

const below = lastWords(null);
const to = (...tenantIds: string[]): SharingWords => ({ ...below, audience: namedAudience(tenantIds) });
const everybody: SharingWords = { ...below, audience: { kind: "all" } };

describe("an unsent sharing, when a colleague has shared meanwhile", () => {
  it.each<[string, SharingWords, SharingWords, SharingWords]>([
    ["each with units of his own", below, to("a"), to("b")],
    ["each added a unit", to("a"), to("a", "b"), to("a", "c")],
    ["one added, one took away", to("a", "b"), to("a", "b", "c"), to("a")],
    ["one with all, one with some", below, everybody, to("b")],
  ])("%s: nobody is added unasked", (_what, base, mine, now) => {
    const found = restoreDraft({ value: mine, base }, now, sharingMerge);
    expect(found?.contests).toEqual([
      { path: ["audience"], base: base.audience, mine: mine.audience, theirs: now.audience },
    ]);
    expect(found?.value.audience).toEqual(mine.audience);
    const chosen = (side: "mine" | "theirs") =>
      restoreDraft({ value: mine, base }, now, {
        ...sharingMerge,
        choices: { [pathKey(["audience"])]: side },
      });
    expect(chosen("mine")).toEqual({ value: mine, base: now, contests: [] });
    expect(chosen("theirs")).toBeUndefined();
  });

  it.each<[string, SharingWords, SharingWords, SharingWords, SharingWords]>([
    ["the same units in another order", below, to("b", "a"), to("a", "b"), to("a", "b")],
    [
      "only the colleague said with whom",
      below,
      { ...below, description: "说明" },
      to("b"),
      { ...to("b"), description: "说明" },
    ],
    [
      "only this one said with whom",
      below,
      to("a"),
      { ...below, lockedIds: ["k"] },
      { ...to("a"), lockedIds: ["k"] },
    ],
  ])("%s: nothing is asked", (_what, base, mine, now, value) => {
    const found = restoreDraft({ value: mine, base }, now, sharingMerge);
    expect(found?.contests ?? []).toEqual([]);
    expect(found?.value ?? now).toEqual(value);
  });
});
