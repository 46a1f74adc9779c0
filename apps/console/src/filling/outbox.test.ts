import type { Answers, Assessment } from "@duheng/contracts";
import type { Backup, BackupStore } from "@duheng/form-ui/fill";
import { expect, test } from "vitest";
import type { FilledPaper } from "../rpc/draft-api.ts";
import { isBehind } from "./carry-backup.ts";
import { examplePaper, filledWith } from "./example-paper.ts";
import { sendUnsent, type UnsentState } from "./outbox.ts";

/** A device's backups in memory. */
function device(...backups: Backup[]): BackupStore & { readonly held: Map<string, Backup> } {
  const held = new Map(backups.map((backup) => [backup.key, backup]));
  return {
    held,
    read: async (key) => held.get(key) ?? null,
    readAll: async (keys) => [...held.values()].filter(({ key }) => keys.includes(key)),
    write: async (backup) => void held.set(backup.key, backup),
    remove: async (key) => void held.delete(key),
  };
}

function server(stored: FilledPaper) {
  const state = { stored };
  return {
    state,
    api: {
      saveAnswers: async ({ answers }: { answers: Answers }) => {
        const { revision } = state.stored;
        state.stored = { ...filledWith({ answers }, state.stored), revision: revision + 1 };
        return state.stored;
      },
      submit: async () => ({}) as Assessment,
      get: async () => state.stored,
    },
  };
}

const at = "2026-07-01T08:00:00Z";
const key = `assessment:${examplePaper.assessmentId}`;

async function run(stored: FilledPaper, backup: Backup, state: Assessment["state"] = "filling") {
  const told: [string, UnsentState][] = [];
  const { api, state: kept } = server(stored);
  const backups = device(backup);
  const own = { id: stored.assessmentId, state };
  await sendUnsent(api, [own], (id, next) => told.push([id, next]), backups);
  return { told: told.map(([, next]) => next), stored: kept.stored.filling, held: [...backups.held.keys()] };
}

test("what was typed offline is sent over what the server had then, and what others saved since is kept", async () => {
  const now = filledWith({ answers: { 数: 1, 别处: 2 } });
  const sent = await run(now, { key, at, base: { 数: 1 }, answers: { 数: 5 } });
  expect(sent.told).toEqual(["sending", "sent"]);
  expect(sent.stored.answers).toEqual({ 数: 5, 别处: 2 });
  expect(sent.held).toEqual([]);
});

test("what both changed stays on the device for the person to decide", async () => {
  const now = filledWith({ answers: { 数: 9 } });
  const sent = await run(now, { key, at, base: { 数: 1 }, answers: { 数: 5 } });
  expect(sent.told).toEqual(["sending", "conflict"]);
  expect(sent.stored.answers).toEqual({ 数: 9 });
  expect(sent.held).toEqual([key]);
});

test("of a paper that is no longer open nothing is sent and nothing is thrown away", async () => {
  const sent = await run(examplePaper, { key, at, base: {}, answers: { 数: 5 } }, "closed");
  expect(sent.told).toEqual(["closed"]);
  expect(sent.stored.answers).toEqual({});
  expect(sent.held).toEqual([key]);
});

test("backups of papers that are not the person's are not looked at", async () => {
  const sent = await run(examplePaper, { key: "assessment:other", at, base: {}, answers: { 数: 5 } });
  expect(sent.told).toEqual([]);
  expect(sent.held).toEqual(["assessment:other"]);
});

const moved = filledWith({
  paperHash: "later",
  answers: { 新数: 1, 别处: 2 },
  moves: [
    {
      fromVersion: 1,
      fromHash: examplePaper.filling.paperHash,
      toVersion: 2,
      fromRevision: 0,
      at: "2026-07-02T08:00:00Z",
      by: "admin",
      lost: [],
      lostFiles: [],
    },
  ],
});

test("which version a backup is for is told by its paper, however wrong the device's clock is", () => {
  const left = { key, base: {}, answers: { 数: 5 } };
  const [early, late] = ["2026-07-01T08:00:00Z", "2026-07-03T08:00:00Z"];
  expect(isBehind(moved, { ...left, at: late, paperHash: examplePaper.filling.paperHash })).toBe(true);
  expect(isBehind(moved, { ...left, at: early, paperHash: "later" })).toBe(false);
  expect(isBehind(moved, { ...left, at: early })).toBe(true);
  expect(isBehind(moved, { ...left, at: late })).toBe(false);
});

test("what was typed before the paper moved to a later version is sent in that version's shape", async () => {
  const renamed = ({ 数 }: Answers) => ({ 新数: 数 });
  const { api, state } = server(moved);
  const backups = device({ key, at, base: { 数: 1 }, answers: { 数: 5 } });
  const told: UnsentState[] = [];
  const tell = (_id: string, next: UnsentState) => told.push(next);
  await sendUnsent(
    { ...api, carryLeft: () => Promise.reject(new Error("offline")) },
    [{ id: moved.assessmentId, state: "filling" }],
    tell,
    backups,
  );
  expect(told).toEqual(["sending", "offline"]);
  expect(state.stored.filling.answers).toEqual(moved.filling.answers);
  const carryLeft = async (left: { answers: Answers; base: Answers }) => ({
    answers: renamed(left.answers),
    base: renamed(left.base),
  });
  await sendUnsent({ ...api, carryLeft }, [{ id: moved.assessmentId, state: "filling" }], tell, backups);
  expect(state.stored.filling.answers).toEqual({ 新数: 5, 别处: 2 });
  expect([...backups.held]).toEqual([]);
});
