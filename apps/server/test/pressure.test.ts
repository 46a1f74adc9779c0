import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { mongo } from "mongoose";
import { describe, expect, it, vi } from "vitest";
import { usualLimits } from "../src/http/pressure.ts";
import { createClient, refusal, type TestClient } from "./client.ts";
import { startTestServer } from "./server.ts";

/** So many calls of one session at once, each a request of its own: the codes of what was refused. */
async function atOnce({ api }: TestClient, times: number): Promise<string[]> {
  const asked = Array.from({ length: times }, () =>
    api.identity.me.query().then(
      () => null,
      () => refused,
    ),
  );
  return (await Promise.all(asked)).flatMap((one) => one ?? []);
}
const refused = "refused";

/** With a database that takes its time, so that calls are under way together however quick the machine is. */
async function slowly<T>(work: () => Promise<T>): Promise<T> {
  const real = mongo.AggregationCursor.prototype.toArray;
  const slow = vi.spyOn(mongo.AggregationCursor.prototype, "toArray");
  slow.mockImplementation(async function (this: mongo.AggregationCursor) {
    await sleep(300);
    return real.call(this);
  });
  try {
    return await work();
  } finally {
    slow.mockRestore();
  }
}

describe("more calls than the process can serve in time", () => {
  it("are told so with when to come again, and what is no call goes on", async () => {
    await using server = await startTestServer({
      pressure: { ...usualLimits, mostUnderWay: 0 },
      works: false,
    });
    const told = await refusal(server.anonymous().api.identity.me.query());
    expect([told.code, told.httpStatus]).toEqual(["unavailable", 503]);
    expect(told.message.zh).toContain("稍等片刻再试");
    expect(told.message.en).toContain("Try again in a moment");
    const answer = await fetch(`${server.url}/api/trpc/identity.me`, { headers: { "x-duheng-csrf": "1" } });
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  it("of one session keep no other out, and are counted no longer than they last", async () => {
    await using server = await startTestServer({ pressure: { ...usualLimits, mostOfOne: 3 }, works: false });
    const [one, other] = [await server.as("bureau", ["staff"]), await server.as("court", ["staff"])];
    await Promise.all([one, other].map(({ api }) => api.identity.me.query()));
    const [many, few] = await slowly(() => Promise.all([atOnce(one, 40), atOnce(other, 3)]));
    expect(many.length).toBeGreaterThan(0);
    expect(many.length).toBeLessThan(40);
    expect(few).toEqual([]);
    expect(await atOnce(one, 3)).toEqual([]);
  });

  it("of strangers keep nobody out who is signed in, whatever their cookies say", async () => {
    await using server = await startTestServer({
      pressure: { ...usualLimits, mostOfStrangers: 3 },
      works: false,
    });
    const person = await server.as("bureau", ["staff"]);
    await person.api.identity.me.query();
    const forged = createClient(server.url);
    forged.cookies.set("duheng.session_token", "forged.forged");
    const [flood, forgery, own] = await Promise.all([
      atOnce(server.anonymous(), 30),
      atOnce(forged, 30),
      atOnce(person, 5),
    ]);
    expect(flood.length + forgery.length).toBe(60);
    expect(own).toEqual([]);
    expect(await atOnce(person, 3)).toEqual([]);
  });

  it("are known by their route, however their address is written", async () => {
    await using server = await startTestServer({
      pressure: { ...usualLimits, mostUnderWay: 0 },
      works: false,
    });
    const answer = await fetch(`${server.url}/%61pi/trpc/identity.me`, { headers: { "x-duheng-csrf": "1" } });
    expect(answer.status).toBe(503);
  });

  it("that are given up on are counted no longer either", async () => {
    await using server = await startTestServer({ pressure: { ...usualLimits, mostOfOne: 3 }, works: false });
    const person = await server.as("bureau", ["staff"]);
    for (let each = 0; each < 20; each += 1) {
      const leaving = new AbortController();
      const asked = person.api.identity.me
        .query(undefined, { signal: leaving.signal })
        .catch(() => undefined);
      await sleep(each % 4);
      leaving.abort();
      await asked;
    }
    await expect.poll(() => atOnce(person, 3), { timeout: 10_000 }).toEqual([]);
  });
});

it("a stop waits for nobody who has opened a connection and brought nothing", async () => {
  const server = await startTestServer({ works: false });
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  await once(socket, "connect");
  const ended = once(socket, "close");
  await server[Symbol.asyncDispose]();
  await ended;
});

it("one long piece of work is no pressure: whoever calls right after it is served", async () => {
  await using server = await startTestServer({ works: false });
  const { api } = await server.as("bureau", ["unit-admin"]);
  for (let round = 0; round < 6; round += 1) {
    const until = performance.now() + 1_100;
    while (performance.now() < until);
    expect((await api.departments.list.query({})).total).toBe(0);
  }
});
