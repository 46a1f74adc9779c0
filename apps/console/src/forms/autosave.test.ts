import type { Form, FormDraft, UpdateFormInput } from "@duheng/contracts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createAutosave } from "./autosave.ts";

const form = (title: string): Form => ({
  title,
  fields: { type: "object", properties: {} },
  indicators: [],
  score: { groups: [{ id: "g", code: "共性", title: "共性" }] },
});

const draftOf = (title: string, revision: number): FormDraft => ({
  id: "f1",
  tenantId: "t1",
  title,
  state: "draft",
  document: form(title),
  latestVersion: 0,
  revision,
  createdAt: "2026-07-01T00:00:00Z",
  updatedAt: "2026-07-01T00:00:00Z",
});

/** A store of one form that keeps revisions as the server does. */
function shelf() {
  let stored = draftOf("初稿", 3);
  const written: UpdateFormInput[] = [];
  return {
    written,
    stored: () => stored,
    writeElsewhere: (title: string) => {
      stored = { ...draftOf(title, stored.revision + 1) };
    },
    api: {
      get: async () => stored,
      update: async (input: UpdateFormInput) => {
        if (input.revision !== stored.revision) {
          throw Object.assign(new Error(), {
            data: { code: "conflict", message: { zh: "冲突", en: "Conflict" } },
          });
        }
        written.push(input);
        stored = { ...stored, document: input.document ?? stored.document, revision: stored.revision + 1 };
        return stored;
      },
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("changes in quick succession become one revision", async () => {
  const server = shelf();
  const autosave = createAutosave(server.api, server.stored(), 500);
  autosave.change(form("一"));
  autosave.change(form("一二"));
  expect(autosave.state().standing).toBe("dirty");
  await vi.advanceTimersByTimeAsync(500);
  expect(server.written.map((input) => input.document?.title)).toEqual(["一二"]);
  expect(autosave.state()).toMatchObject({ standing: "clean", stored: { revision: 4 } });
});

test("what is typed while a save is under way is saved after it", async () => {
  const server = shelf();
  const slow = {
    ...server.api,
    update: async (input: UpdateFormInput) => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return server.api.update(input);
    },
  };
  const autosave = createAutosave(slow, server.stored(), 10);
  autosave.change(form("先"));
  await vi.advanceTimersByTimeAsync(50);
  autosave.change(form("后"));
  await vi.advanceTimersByTimeAsync(1000);
  expect(server.written.map((input) => [input.revision, input.document?.title])).toEqual([
    [3, "先"],
    [4, "后"],
  ]);
  expect(autosave.state().standing).toBe("clean");
});

const described = (title: string, description: string): Form => ({ ...form(title), description });

test("what two editors changed in different places is joined, and both are stored", async () => {
  const server = shelf();
  const autosave = createAutosave(server.api, server.stored(), 10);
  server.writeElsewhere("对方的");
  autosave.change(described("初稿", "我写的说明"));
  await vi.advanceTimersByTimeAsync(100);
  expect(server.stored().document).toMatchObject({ title: "对方的", description: "我写的说明" });
  expect(autosave.state()).toMatchObject({
    standing: "clean",
    document: { title: "对方的", description: "我写的说明" },
    takenIn: { title: "对方的" },
  });
});

test("where both changed the same, nothing is written until the second one chooses", async () => {
  const server = shelf();
  const autosave = createAutosave(server.api, server.stored(), 10);
  server.writeElsewhere("对方的");
  autosave.change(form("我的"));
  await vi.advanceTimersByTimeAsync(10);
  const { conflict, standing, document } = autosave.state();
  expect(standing).toBe("conflict");
  expect(document.title).toBe("我的");
  expect(conflict?.merge.conflicts).toMatchObject([{ mine: "我的", theirs: "对方的" }]);
  autosave.change(described("我的", "还写了说明"));
  await vi.advanceTimersByTimeAsync(1000);
  expect(server.written).toEqual([]);
  await autosave.resolve({ [conflict?.merge.conflicts[0]?.id ?? ""]: "theirs" });
  expect(server.stored().document).toMatchObject({ title: "对方的", description: "还写了说明" });
  expect(autosave.state().standing).toBe("clean");
});

test("without a choice one's own counts", async () => {
  const server = shelf();
  const autosave = createAutosave(server.api, server.stored(), 10);
  server.writeElsewhere("对方的");
  autosave.change(form("我的"));
  await vi.advanceTimersByTimeAsync(10);
  await autosave.resolve({});
  expect(server.stored().document.title).toBe("我的");
});

test("a revision that somebody else stored is taken in while nothing of one's own is under way", async () => {
  const server = shelf();
  const autosave = createAutosave(server.api, server.stored(), 10);
  server.writeElsewhere("对方的");
  await autosave.hear(server.stored().revision);
  expect(autosave.state()).toMatchObject({
    standing: "clean",
    document: { title: "对方的" },
    stored: { revision: 4 },
  });
  expect(server.written).toEqual([]);
  const before = autosave.state();
  await autosave.hear(4);
  expect(autosave.state()).toBe(before);
});

test("a refused save keeps the document and its problems, and the next change tries again", async () => {
  const server = shelf();
  const problem = {
    code: "locked",
    path: "/indicators/0",
    severity: "error",
    message: { zh: "锁定", en: "Locked" },
  };
  let isRefusing = true;
  const autosave = createAutosave(
    {
      get: server.api.get,
      update: async (input) => {
        if (!isRefusing) return server.api.update(input);
        throw Object.assign(new Error(), {
          data: { code: "invalid-document", message: { zh: "未通过", en: "Refused" }, problems: [problem] },
        });
      },
    },
    server.stored(),
    10,
  );
  autosave.change(form("改"));
  await vi.advanceTimersByTimeAsync(10);
  expect(autosave.state()).toMatchObject({
    standing: "failed",
    problems: [problem],
    document: { title: "改" },
  });
  isRefusing = false;
  autosave.change(form("改好"));
  await vi.advanceTimersByTimeAsync(10);
  expect(autosave.state()).toMatchObject({ standing: "clean", problems: [] });
});

test("two changes that are fine by themselves and not together are not joined unseen", async () => {
  const indicator = (code: string, formula: string): Form["indicators"][number] => ({
    id: `i-${code}`,
    code,
    title: code,
    group: "共性",
    points: { kind: "fixed", full: 50 },
    by: { kind: "formula", formula },
  });
  const scored = (a: string, b: string, score: number): Form => ({
    ...form("初稿"),
    indicators: [indicator("甲", a), indicator("乙", b)],
    samples: [{ id: "s", title: "样例", inputs: { answers: {} }, expected: { score } }],
  });
  let stored = { ...draftOf("初稿", 3), document: scored("40", "40", 80) };
  const autosave = createAutosave(
    {
      get: async () => stored,
      update: async (input) => {
        if (input.revision !== stored.revision)
          throw Object.assign(new Error(), { data: { code: "conflict", message: { zh: "冲突", en: "" } } });
        stored = { ...stored, document: input.document ?? stored.document, revision: stored.revision + 1 };
        return stored;
      },
    },
    stored,
    10,
  );
  // The other's total stays as it is; what is newly expected here of one part of it does not hold there.
  stored = { ...stored, document: scored("41", "39", 80), revision: 4 };
  autosave.change({
    ...scored("40", "40", 80),
    samples: [
      { id: "s", title: "样例", inputs: { answers: {} }, expected: { score: 80, indicators: { 甲: 40 } } },
    ],
  });
  await vi.advanceTimersByTimeAsync(50);
  const { conflict, standing } = autosave.state();
  expect(standing).toBe("conflict");
  if (conflict === undefined) throw new Error("there is a conflict");
  const { checkMerge } = await import("../library/merge/use-merge-check.ts");
  const { following } = checkMerge(conflict.merge);
  expect(following.flatMap(({ changes }) => changes.map(({ message }) => message.zh))).toEqual([
    "“甲” 40 → 41",
  ]);
  const resolving = autosave.resolve({}, following);
  await vi.advanceTimersByTimeAsync(50);
  await resolving;
  expect(stored.document.samples?.[0]?.expected).toEqual({ score: 80, indicators: { 甲: 41 } });
});
