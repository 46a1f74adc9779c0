import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type KeptOnServer, keepOnServer, type SavingState } from "./keep-on-server.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const refusal = (code: string, current?: KeptOnServer<string>) =>
  Object.assign(new Error(code), {
    data: { code, message: { zh: "", en: "" }, ...(current === undefined ? {} : { data: { current } }) },
  });

/** A server that holds writers to the revision, and a page that is told. */
function open(known?: KeptOnServer<string>) {
  let stored = known;
  let failure: Error | undefined;
  let losesAnswers = false;
  const saves: string[] = [];
  const told: string[] = [];
  const states: SavingState[] = [];
  const keeper = keepOnServer<string>(
    {
      save: async (value, revision) => {
        await Promise.resolve();
        if (failure !== undefined) throw failure;
        if (revision !== stored?.revision) throw refusal("conflict", stored);
        saves.push(value);
        stored = { revision: (stored?.revision ?? -1) + 1, value };
        if (losesAnswers) throw new TypeError("fetch failed");
        return stored;
      },
      theirs: (thrown) =>
        (thrown as { data: { data?: { current?: KeptOnServer<string> } } }).data.data?.current,
    },
    known?.revision,
    {
      sent: (value) => told.push(`sent ${value}`),
      meet: (value) => told.push(`meet ${value}`),
      state: (state) => states.push(state),
    },
  );
  return {
    keeper,
    saves,
    told,
    states,
    stored: () => stored,
    fail: (error: Error | undefined) => {
      failure = error;
    },
    loseAnswers: (isLosing: boolean) => {
      losesAnswers = isLosing;
    },
    saveElsewhere: (value: string) => {
      stored = { revision: (stored?.revision ?? -1) + 1, value };
    },
  };
}
const wait = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

test("is saved a moment after typing stops, once, and again when more is typed", async () => {
  const page = open();
  page.keeper.typed("一");
  await wait(500);
  page.keeper.typed("一二");
  await wait(799);
  expect(page.saves).toEqual([]);
  await wait(1);
  expect(page.saves).toEqual(["一二"]);
  expect(page.told).toEqual(["sent 一二"]);
  expect(page.states.at(-1)).toBe("clean");
  page.keeper.typed("一二三");
  await wait(800);
  expect(page.stored()).toEqual({ revision: 1, value: "一二三" });
});

test("what another device has left is told, and what is made of both is saved on top of it", async () => {
  const page = open({ revision: 3, value: "旧" });
  page.saveElsewhere("别处");
  page.keeper.typed("这里");
  await wait(800);
  expect(page.told).toEqual(["meet 别处"]);
  page.keeper.typed("别处，这里");
  await wait(800);
  expect(page.stored()).toEqual({ revision: 5, value: "别处，这里" });
});

test("a save whose answer was lost is nobody else's: what was typed after it is saved", async () => {
  const page = open();
  page.loseAnswers(true);
  page.keeper.typed("一");
  await wait(800);
  expect(page.states.at(-1)).toBe("failed");
  page.loseAnswers(false);
  page.keeper.typed("一二");
  await wait(801);
  expect(page.told).toEqual(["sent 一", "sent 一二"]);
  expect(page.stored()?.value).toBe("一二");
  expect(page.states.at(-1)).toBe("clean");
});

test("and where nothing was typed after it, it is known to be there", async () => {
  const page = open();
  page.loseAnswers(true);
  page.keeper.typed("一");
  await wait(800);
  page.loseAnswers(false);
  await wait(10_000);
  expect(page.saves).toEqual(["一"]);
  expect([page.told, page.states.at(-1)]).toEqual([["sent 一"], "clean"]);
});

test.each([
  ["no connection", new TypeError("fetch failed")],
  ["the database away", refusal("unavailable")],
  ["others hold it", refusal("conflict")],
])("%s is tried again until it is kept, by one timer", async (_what, failure) => {
  const page = open();
  page.fail(failure);
  page.keeper.typed("一");
  await wait(800);
  await wait(25_000);
  expect(page.states.filter((state) => state === "saving")).toHaveLength(3);
  page.fail(undefined);
  await wait(10_000);
  expect(page.stored()?.value).toBe("一");
  expect(page.states.at(-1)).toBe("clean");
});

test("what the server cannot keep waits for the next change; a step that is done ends it", async () => {
  const page = open();
  page.fail(refusal("invalid-input"));
  page.keeper.typed("太长");
  await wait(30_000);
  expect(page.states.at(-1)).toBe("invalid");
  page.fail(undefined);
  page.keeper.typed("短");
  await wait(800);
  expect(page.saves).toEqual(["短"]);
  page.fail(refusal("wrong-state"));
  page.keeper.typed("晚了");
  await wait(800);
  page.fail(undefined);
  page.keeper.typed("更晚");
  await wait(30_000);
  expect([page.saves, page.states.at(-1)]).toEqual([["短"], "over"]);
});

test("giving drops what waits, names the draft that is known, and nothing is saved after it", async () => {
  const page = open();
  page.keeper.typed("一");
  await wait(800);
  page.keeper.typed("一二");
  const given = page.keeper.give(async (revision) => `given ${revision}`);
  page.keeper.typed("一二三");
  await wait(0);
  expect(await given).toBe("given 0");
  await wait(30_000);
  expect(page.saves).toEqual(["一"]);
});

test("a refused giving leaves the draft as it was: saved again, or met with what another device left", async () => {
  const page = open();
  page.keeper.typed("一");
  const refused = page.keeper.give(() => Promise.reject(refusal("invalid-document")));
  await expect(refused).rejects.toThrow("invalid-document");
  await wait(800);
  expect(page.saves).toEqual(["一"]);
  page.saveElsewhere("别处");
  const met = page.keeper.give(() => Promise.reject(refusal("conflict", page.stored())));
  await expect(met).rejects.toThrow("conflict");
  expect(page.told.at(-1)).toBe("meet 别处");
});

test("leaving sends what waits and tells nobody; nothing is tried again", async () => {
  const page = open();
  page.keeper.typed("一");
  page.keeper.leave();
  await wait(30_000);
  expect([page.saves, page.told]).toEqual([["一"], []]);
  const gone = open();
  gone.fail(new TypeError("fetch failed"));
  gone.keeper.typed("一");
  gone.keeper.leave();
  await wait(30_000);
  gone.fail(undefined);
  await wait(30_000);
  expect(gone.saves).toEqual([]);
});
