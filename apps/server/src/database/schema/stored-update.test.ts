import { describe, expect, it } from "vitest";
import { InvalidDocumentError } from "../invalid-document-error.ts";
import { storedUpdate } from "./stored-update.ts";

const at = "2026-07-01T08:00:00.000Z";
const date = new Date(at);
const step = {
  id: "review",
  kind: "review",
  title: "审核",
  by: "leader-in-charge",
  actorIds: [],
  state: "done",
};

describe("an update as it is kept", () => {
  it.each([
    ["at the first level", { $set: { updatedAt: at } }, { $set: { updatedAt: date } }],
    ["below an object", { $set: { "returned.at": at } }, { $set: { "returned.at": date } }],
    ["at a place of a list", { $set: { "steps.0.doneAt": at } }, { $set: { "steps.0.doneAt": date } }],
    ["at a named place", { $set: { "steps.$[one].doneAt": at } }, { $set: { "steps.$[one].doneAt": date } }],
    [
      "in an object that is put whole",
      { $set: { "steps.1": { ...step, doneAt: at } } },
      { $set: { "steps.1": { ...step, doneAt: date } } },
    ],
    [
      "in a list that is put whole",
      { $set: { steps: [{ ...step, doneAt: at }] } },
      { $set: { steps: [{ ...step, doneAt: date }] } },
    ],
    [
      "pushed",
      { $push: { steps: { ...step, doneAt: at } } },
      { $push: { steps: { ...step, doneAt: date } } },
    ],
    [
      "pushed with others",
      { $push: { steps: { $each: [{ ...step, doneAt: at }, step], $position: 0 } } },
      { $push: { steps: { $each: [{ ...step, doneAt: date }, step], $position: 0 } } },
    ],
    [
      "of an upsert",
      { $setOnInsert: { _id: "a", createdAt: at }, $min: { createdAt: at } },
      { $setOnInsert: { _id: "a", createdAt: date }, $min: { createdAt: date } },
    ],
  ])("has instants as dates %s", (_where, update, wanted) => {
    expect(storedUpdate("Assessment", update)).toEqual(wanted);
  });

  it("leaves the rest as it is: texts that look like instants, what is taken away and counted", () => {
    const update = {
      $set: { "snapshot.name": at, "steps.0.dueOn": "2026-07-01", updatedAt: date },
      $unset: { "steps.0.doneAt": "" },
      $inc: { revision: 1 },
      $pull: { steps: { id: "review" } },
    };
    expect(storedUpdate("Assessment", update)).toEqual(update);
  });

  it("is refused where its schema refuses it", () => {
    expect(() => storedUpdate("Assessment", { $set: { "steps.0.doneAt": "yesterday" } })).toThrow(
      InvalidDocumentError,
    );
    expect(() => storedUpdate("Assessment", { $set: { "steps.0.finishedAt": at } })).toThrow(
      InvalidDocumentError,
    );
  });
});
