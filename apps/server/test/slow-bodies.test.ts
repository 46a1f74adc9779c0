import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { startTestServer } from "./server.ts";

const body = JSON.stringify({ username: "nobody", password: "wrong" });

/** A sign-in whose body is sent by the test, bit by bit. */
function open(url: string): { socket: Socket; answer: Promise<string> } {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.write(
    [
      "POST /api/trpc/identity.signIn HTTP/1.1",
      "host: x",
      "content-type: application/json",
      "x-duheng-csrf: 1",
    ]
      .concat("connection: close", `content-length: ${body.length}`, "", "")
      .join("\r\n"),
  );
  const answer = new Promise<string>((resolve) => {
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk.toString();
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(text));
  });
  return { socket, answer };
}

it("a body that drips is cut off, one that comes in time is answered", async () => {
  await using server = await startTestServer({ bodyPatience: 400 });
  const dripping = open(server.url);
  const drip = setInterval(() => dripping.socket.write(" "), 50);
  expect(await dripping.answer).toBe("");
  clearInterval(drip);
  const quick = open(server.url);
  quick.socket.write(body.slice(0, 10));
  await sleep(50);
  quick.socket.write(body.slice(10));
  expect(await quick.answer).toContain("401");
});

it("a stop waits for the calls that are under way", async () => {
  const server = await startTestServer();
  const late = open(server.url);
  late.socket.write(body.slice(0, 10));
  await sleep(100);
  const stopped = server[Symbol.asyncDispose]();
  await sleep(200);
  late.socket.write(body.slice(10));
  expect(await late.answer).toContain("invalid-credentials");
  await stopped;
});
