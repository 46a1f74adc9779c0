import type { Answers } from "@duheng/contracts";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Backup, BackupStore } from "../../src/fill/autosave/backup.ts";
import { mergeAnswers } from "../../src/fill/autosave/merge-answers.ts";
import { createSaver } from "../../src/fill/autosave/saver.ts";
import type { DraftOutcome } from "../../src/fill/ports.ts";

/** A server and a device in memory, and a saver between them. */
function setUp() {
  const answers: { now: Answers } = { now: {} };
  const saved: Answers[] = [];
  const held = new Map<string, Backup>();
  const backups: BackupStore = {
    read: async (key) => held.get(key) ?? null,
    readAll: async () => [...held.values()],
    write: async (backup) => void held.set(backup.key, backup),
    remove: async (key) => void held.delete(key),
  };
  const answer: { next: (sent: Answers) => Promise<DraftOutcome> } = {
    next: async () => ({ kind: "saved", at: "2026-07-01T10:32:00Z" }),
  };
  const saver = createSaver({
    read: () => answers.now,
    base: {},
    takeOver: (sent, stored) => {
      answers.now = mergeAnswers(sent, answers.now, stored).answers;
    },
    drafts: {
      save: async (sent) => {
        const outcome = await answer.next(sent);
        if (outcome.kind === "saved") saved.push(sent);
        return outcome;
      },
    },
    backups,
    backupKey: "assessment:1",
    pause: 800,
    retryPause: 2_000,
    now: () => new Date("2026-07-01T10:31:00Z"),
  });
  const type = (value: Answers) => {
    answers.now = value;
    saver.changed();
  };
  return { saver, type, saved, held, answer, answers };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("saver", () => {
  it("saves once after a pause in typing, with the last answers", async () => {
    const { saver, type, saved } = setUp();
    type({ a: 1 });
    await vi.advanceTimersByTimeAsync(700);
    type({ a: 12 });
    await vi.advanceTimersByTimeAsync(700);
    expect(saved).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(saved).toEqual([{ a: 12 }]);
    expect(saver.state()).toEqual({ kind: "saved", at: "2026-07-01T10:32:00Z" });
  });

  it("keeps a local backup until the server has it, then removes it", async () => {
    const { type, held } = setUp();
    type({ a: 1 });
    await vi.advanceTimersByTimeAsync(500);
    expect(held.get("assessment:1")?.answers).toEqual({ a: 1 });
    await vi.advanceTimersByTimeAsync(800);
    expect(held.size).toBe(0);
  });

  it("tries again with growing pauses while the server is not reached, and loses nothing", async () => {
    const { saver, type, saved, held, answer } = setUp();
    const works = answer.next;
    let tries = 0;
    answer.next = async () => {
      tries += 1;
      throw new Error("no network");
    };
    type({ a: 1 });
    await vi.advanceTimersByTimeAsync(900);
    expect(saver.state().kind).toBe("offline");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(tries).toBe(2);
    await vi.advanceTimersByTimeAsync(3_800);
    expect(tries).toBe(2);
    type({ a: 2 });
    answer.next = works;
    await vi.advanceTimersByTimeAsync(200);
    expect(saved).toEqual([{ a: 2 }]);
    expect(held.size).toBe(0);
  });

  it("sends what is typed during a save by another one", async () => {
    const { saver, type, saved, answer } = setUp();
    let finish: (() => void) | undefined;
    const works = answer.next;
    answer.next = (sent) => new Promise((resolve) => (finish = () => resolve(works(sent))));
    type({ a: 1 });
    await vi.advanceTimersByTimeAsync(900);
    expect(saver.state().kind).toBe("saving");
    type({ a: 2 });
    answer.next = works;
    finish?.();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saved).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it("stops at a conflict until the person has decided", async () => {
    const { saver, type, saved, held, answer } = setUp();
    const works = answer.next;
    answer.next = async () => ({ kind: "conflict", theirs: { a: 9 } });
    type({ a: 1 });
    await vi.advanceTimersByTimeAsync(900);
    expect(saver.state()).toEqual({ kind: "conflict", theirs: { a: 9 } });
    answer.next = works;
    type({ a: 2 });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(saved).toEqual([]);
    expect(held.get("assessment:1")?.answers).toEqual({ a: 2 });
    await saver.resume();
    expect(saved).toEqual([{ a: 2 }]);
  });

  it("keeps typing on this device while signed out, and goes on after signing in", async () => {
    const { saver, type, saved, held, answer } = setUp();
    const works = answer.next;
    answer.next = async () => ({ kind: "signed-out" });
    type({ a: 1 });
    await vi.advanceTimersByTimeAsync(900);
    type({ a: 2 });
    await vi.advanceTimersByTimeAsync(500);
    expect(saver.state().kind).toBe("signed-out");
    expect(held.get("assessment:1")?.answers).toEqual({ a: 2 });
    answer.next = works;
    await saver.resume();
    expect(saved).toEqual([{ a: 2 }]);
    expect(held.size).toBe(0);
  });

  it("does not save again what was closed", async () => {
    const { saver, type, answer, saved } = setUp();
    answer.next = async () => ({ kind: "closed", message: { zh: "周期已结束", en: "The cycle has ended" } });
    type({ a: 1 });
    await vi.advanceTimersByTimeAsync(900);
    await saver.resume();
    expect(saver.state().kind).toBe("closed");
    expect(saved).toEqual([]);
  });

  it("takes over what another device saved in other fields, unless something is typed there meanwhile", async () => {
    const { type, answer, answers, saved } = setUp();
    answer.next = async () => {
      type({ a: 1, c: 5 });
      return { kind: "saved", at: "2026-07-01T10:32:00Z", answers: { a: 1, b: 2, c: 3 } };
    };
    type({ a: 1 });
    await vi.advanceTimersByTimeAsync(900);
    expect(answers.now).toEqual({ a: 1, b: 2, c: 5 });
    answer.next = async () => ({ kind: "saved", at: "2026-07-01T10:33:00Z" });
    await vi.advanceTimersByTimeAsync(900);
    expect(saved.at(-1)).toEqual({ a: 1, b: 2, c: 5 });
  });

  it("keeps what an undecided conflict was typed on, so that a reload asks again", async () => {
    const { saver, type, answer, held } = setUp();
    answer.next = async () => ({ kind: "conflict", theirs: { a: 3 }, answers: { a: 1 }, fields: ["a"] });
    type({ a: 1 });
    await vi.advanceTimersByTimeAsync(900);
    expect(saver.state()).toEqual({ kind: "conflict", theirs: { a: 3 }, fields: ["a"] });
    saver.secure();
    expect(held.get("assessment:1")).toMatchObject({ answers: { a: 1 }, base: {} });
    answer.next = async () => {
      throw new Error("no network");
    };
    await saver.resume();
    saver.secure();
    expect(held.get("assessment:1")).toMatchObject({ answers: { a: 1 }, base: { a: 3 } });
  });
});
