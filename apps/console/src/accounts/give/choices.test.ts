import type { AccountPreviewRow } from "@duheng/contracts";
import { expect, it } from "vitest";
import { type Choices, inOrder, isOpen, peopleFor } from "./choices.ts";

const row = (
  staffId: string,
  outcome: AccountPreviewRow["outcome"],
  username?: string,
): AccountPreviewRow => ({
  ...{ staffId, name: staffId, number: staffId, outcome },
  ...(username === undefined ? {} : { username }),
});
const rows = [row("a", "new", "wang"), row("b", "has", "li"), row("c", "left"), row("d", "refused")];

it.each<[string, Choices, ReturnType<typeof peopleFor>, string[]]>([
  ["as the preview has it", new Map(), [{ staffId: "a", username: "wang" }], ["d"]],
  [
    "with other names",
    new Map([
      ["a", " wang2 "],
      ["d", "zhao"],
    ]),
    [
      { staffId: "a", username: "wang2" },
      { staffId: "d", username: "zhao" },
    ],
    [],
  ],
  [
    "without those who are left out",
    new Map([
      ["a", null],
      ["d", null],
    ]),
    [],
    [],
  ],
  ["an empty name settles nothing", new Map([["d", " "]]), [{ staffId: "a", username: "wang" }], ["d"]],
  [
    "nobody gets a second one, nor who left",
    new Map([
      ["b", "x"],
      ["c", "y"],
    ]),
    [{ staffId: "a", username: "wang" }],
    ["d"],
  ],
])("%s", (_what, choices, people, open) => {
  expect(peopleFor(rows, choices)).toEqual(people);
  expect(rows.filter((each) => isOpen(each, choices)).map(({ staffId }) => staffId)).toEqual(open);
});

it("what has to be looked at stands first", () => {
  expect(inOrder(rows).map(({ staffId }) => staffId)).toEqual(["d", "a", "b", "c"]);
});
