import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { startTestServer } from "./server.ts";
import { openSlowly, slowBody } from "./slow-sign-in.ts";

it("a body that drips is cut off, one that comes in time is answered", async () => {
  await using server = await startTestServer({ bodyPatience: 400 });
  const dripping = openSlowly(server.url);
  const drip = setInterval(() => dripping.socket.write(" "), 50);
  expect(await dripping.answer).toBe("");
  clearInterval(drip);
  const quick = openSlowly(server.url);
  quick.socket.write(slowBody.slice(0, 10));
  await sleep(50);
  quick.socket.write(slowBody.slice(10));
  expect(await quick.answer).toContain("401");
});

it("a stop waits for the calls that are under way", async () => {
  const server = await startTestServer();
  const late = openSlowly(server.url);
  late.socket.write(slowBody.slice(0, 10));
  await sleep(100);
  const stopped = server[Symbol.asyncDispose]();
  await sleep(200);
  late.socket.write(slowBody.slice(10));
  expect(await late.answer).toContain("invalid-credentials");
  await stopped;
});
