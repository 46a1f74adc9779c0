import { setTimeout as pause } from "node:timers/promises";
import { mongo } from "mongoose";
import { expect, it } from "vitest";
import { answeredInTime } from "./answered-in-time.ts";

it("gives the answer, or the error, that comes", async () => {
  expect(await answeredInTime(pause(300, "an answer"))).toBe("an answer");
  await expect(answeredInTime(Promise.reject(new Error("refused")))).rejects.toThrow("refused");
});

it("a thread that was busy for seconds takes the answer that came meanwhile", async () => {
  const asked = answeredInTime(pause(4_600, "an answer"));
  // Longer than is waited for, in pieces between which timers run.
  for (let piece = 0; piece < 6; piece += 1) {
    const until = performance.now() + 800;
    while (performance.now() < until);
    await pause(0);
  }
  expect(await asked).toBe("an answer");
});

it("says that the database is away where no answer comes", async () => {
  const never = new Promise<string>(() => undefined);
  await expect(answeredInTime(never)).rejects.toThrow(mongo.MongoNetworkError);
}, 60_000);
