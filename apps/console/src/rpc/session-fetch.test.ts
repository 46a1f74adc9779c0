import { expect, test } from "vitest";
import { sessionFetch } from "./session-fetch.ts";
import { createSessionGate } from "./session-gate.ts";

/** A server whose session has ended until `signIn`, and which remembers what it was sent. */
function endedSession(status = 401) {
  const received: { url: string; body: unknown }[] = [];
  let isSignedIn = false;
  return {
    received,
    signIn: () => {
      isSignedIn = true;
    },
    send: async (url: RequestInfo | URL | string, init?: { body?: unknown }) => {
      received.push({ url: String(url), body: init?.body });
      if (isSignedIn) return new Response('[{"result":{}}]', { status: 200 });
      return new Response('[{"error":{"data":{"code":"unauthenticated"}}}]', { status });
    },
  };
}

test("a call refused for an ended session goes out again, byte for byte, after signing in", async () => {
  const gate = createSessionGate();
  const server = endedSession();
  const call = sessionFetch(
    gate,
    () => true,
    server.send,
  )("/trpc/assessments.saveAnswers?batch=1", {
    body: '{"0":{"answers":{"小结":"一字不少"}}}',
  });
  await expect.poll(() => gate.isClosed()).toBe(true);
  server.signIn();
  gate.open();
  expect((await call).status).toBe(200);
  expect(server.received).toHaveLength(2);
  expect(server.received[1]).toEqual(server.received[0]);
  expect(gate.isClosed()).toBe(false);
});

test("several calls wait at one gate and all go on", async () => {
  const gate = createSessionGate();
  const server = endedSession(207);
  const call = sessionFetch(gate, () => true, server.send);
  const calls = [call("/trpc/forms.update"), call("/trpc/forms.list,plans.list")];
  await expect.poll(() => server.received.length).toBe(2);
  await expect.poll(() => gate.isClosed()).toBe(true);
  server.signIn();
  gate.open();
  expect((await Promise.all(calls)).map((response) => response.status)).toEqual([200, 200]);
});

test("giving up hands the refusal back", async () => {
  const gate = createSessionGate();
  const call = sessionFetch(gate, () => true, endedSession().send)("/trpc/forms.list");
  await expect.poll(() => gate.isClosed()).toBe(true);
  gate.abandon();
  expect((await call).status).toBe(401);
});

test("a wrong password and a first visit never wait", async () => {
  const gate = createSessionGate();
  const server = endedSession();
  const withSession = sessionFetch(gate, () => true, server.send);
  const firstVisit = sessionFetch(gate, () => false, server.send);
  expect((await withSession("/trpc/identity.signIn?batch=1")).status).toBe(401);
  expect((await firstVisit("/trpc/forms.list")).status).toBe(401);
  expect(gate.isClosed()).toBe(false);
});
