import { setTimeout as sleep } from "node:timers/promises";
import type { ErrorResponse } from "@duheng/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { globalCollection } from "../src/database/global-collection.ts";
import { hashingSlots } from "../src/identity/hashing-slots.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";

let server: TestServer;
beforeAll(async () => {
  // Whoever is in front of the test's server may say from where a request comes.
  server = await startTestServer({ trustProxy: 1 });
});
afterAll(() => server[Symbol.asyncDispose]());

interface Told {
  readonly status: number;
  /** The refusal's code; "signed in". */
  readonly code: string;
  readonly zh: string;
  readonly cookies: readonly string[];
  readonly milliseconds: number;
}

interface From {
  readonly address?: string;
  readonly cookie?: string;
}

async function signIn(username: string, password: string, from: From = {}): Promise<Told> {
  const begun = performance.now();
  const response = await fetch(`${server.url}/api/trpc/identity.signIn`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-duheng-csrf": "1",
      ...(from.address === undefined ? {} : { "x-forwarded-for": from.address }),
      ...(from.cookie === undefined ? {} : { cookie: from.cookie }),
    },
    body: JSON.stringify({ username, password }),
  });
  const body: { error?: { data: ErrorResponse } } = JSON.parse(await response.text());
  return {
    status: response.status,
    code: body.error?.data.code ?? "signed in",
    zh: body.error?.data.message.zh ?? "",
    cookies: response.headers.getSetCookie(),
    milliseconds: performance.now() - begun,
  };
}

let lastAddress = 0;
/** An address that nobody used before. */
function fresh(): string {
  lastAddress += 1;
  return `198.51.${lastAddress >> 8}.${lastAddress & 255}`;
}

const guess = (username: string, address: string) => signIn(username, "a wrong guess", { address });
const guesses = async (times: number, username: string, address: string) => {
  const told: Told[] = [];
  for (let each = 0; each < times; each += 1) told.push(await guess(username, address));
  return told;
};

/** The cookie of a device on which the person signed in. */
async function deviceOf({ username, password }: Pick<SignedIn, "username" | "password">): Promise<string> {
  const { cookies } = await signIn(username, password, { address: fresh() });
  return (
    cookies.map((line) => line.split(";")[0] ?? "").find((pair) => pair.startsWith("duheng.device=")) ?? ""
  );
}

const attempts = () =>
  globalCollection<{ _id: string; waitUntil: Date; failures: number }>("sign_in_attempts");
const waitIsOver = () => attempts().updateMany({}, { $set: { waitUntil: new Date(Date.now() - 1) } });

describe("failed attempts slow down", () => {
  it("the fifth begins a wait that grows with each further one, told in words", async () => {
    const { username, password } = await server.as("bureau", ["staff"]);
    const address = fresh();
    const first = await guesses(5, username, address);
    expect(first.map((one) => one.code)).toEqual(Array(5).fill("invalid-credentials"));
    expect(first.map((one) => /请等 10 秒后再试/.test(one.zh))).toEqual([false, false, false, false, true]);
    const early = await signIn(username, password, { address });
    expect(early).toMatchObject({ code: "slow-down", status: 429 });
    expect(early.zh).toMatch(/请等 \d+ 秒后再试/);
    for (const words of ["20 秒", "40 秒", "2 分钟"]) {
      await waitIsOver();
      expect((await guess(username, address)).zh).toContain(words);
    }
    await waitIsOver();
    expect((await signIn(username, password, { address })).code).toBe("signed in");
  });

  it("nobody is locked out by others: another address gets in at once", async () => {
    const { username, password } = await server.as("bureau", ["staff"]);
    await guesses(8, username, fresh());
    expect((await signIn(username, password, { address: fresh() })).code).toBe("signed in");
  });

  it("a known device gets in at once while a name is attacked from everywhere, and from its own address", async () => {
    const person = await server.as("bureau", ["staff"]);
    const cookie = await deviceOf(person);
    const own = fresh();
    await guesses(7, person.username, own);
    for (let each = 0; each < 50; each += 1) await guess(person.username, fresh());
    expect((await guess(person.username, fresh())).code).toBe("slow-down");
    expect((await signIn(person.username, person.password, { address: fresh() })).code).toBe("slow-down");
    const known = await signIn(person.username, person.password, { address: own, cookie });
    expect(known).toMatchObject({ code: "signed in", status: 200 });
  });

  it("a known device has guesses of its own, which slow down itself alone", async () => {
    const person = await server.as("bureau", ["staff"]);
    const [one, other] = [await deviceOf(person), await deviceOf(person)];
    const codes: string[] = [];
    for (let each = 0; each < 6; each += 1)
      codes.push((await signIn(person.username, "a wrong guess", { cookie: one })).code);
    expect(codes).toEqual([...Array(5).fill("invalid-credentials"), "slow-down"]);
    expect((await signIn(person.username, person.password, { cookie: other })).code).toBe("signed in");
    expect((await signIn(person.username, person.password, { address: fresh() })).code).toBe("signed in");
  });

  it.each([
    [
      "another person's",
      async (mine: SignedIn) => [await deviceOf(await server.as("bureau", ["staff"])), mine],
    ],
    ["a forged", async (mine: SignedIn) => [`${(await deviceOf(mine)).slice(0, -4)}0000`, mine]],
    ["a broken", async (mine: SignedIn) => ["duheng.device=~~..%00", mine]],
  ] as const)("%s device cookie helps nobody", async (_what, make) => {
    const person = await server.as("bureau", ["staff"]);
    const [cookie] = await make(person);
    const address = fresh();
    await guesses(5, person.username, address);
    expect((await signIn(person.username, person.password, { address, cookie: String(cookie) })).code).toBe(
      "slow-down",
    );
  });

  it("people who share a computer are all known on it; the cookie is HttpOnly and names nobody", async () => {
    const [one, other] = [await server.as("bureau", ["staff"]), await server.as("bureau", ["staff"])];
    const first = await deviceOf(one);
    const { cookies } = await signIn(other.username, other.password, { address: fresh(), cookie: first });
    const line = cookies.find((each) => each.startsWith("duheng.device=")) ?? "";
    expect(line).toMatch(/HttpOnly/);
    expect(line).toMatch(/SameSite=Lax/);
    expect(line).not.toMatch(/Secure/);
    expect(line).not.toContain(one.username);
    const cookie = line.split(";")[0] ?? "";
    const address = fresh();
    for (const { username, password } of [one, other]) {
      await guesses(5, username, address);
      expect((await signIn(username, password, { address, cookie })).code).toBe("signed in");
    }
  });

  it("many guesses at once do not get more looks at the password than one after another", async () => {
    const { username } = await server.as("bureau", ["staff"]);
    const address = fresh();
    const told = await Promise.all(Array.from({ length: 20 }, () => guess(username, address)));
    expect(told.filter((one) => one.code === "invalid-credentials")).toHaveLength(5);
    expect(told.filter((one) => one.code === "slow-down")).toHaveLength(15);
  });

  it("an office that begins its day at once gets in, and nothing is counted afterwards", async () => {
    const people = await Promise.all(Array.from({ length: 30 }, () => server.as("bureau", ["staff"])));
    const address = fresh();
    const told = await Promise.all(
      people.map(({ username, password }) => signIn(username, password, { address })),
    );
    expect(told.map((one) => one.code)).toEqual(Array(30).fill("signed in"));
    await guess(people[0]?.username ?? "", address);
    const kept = await attempts()
      .find({ _id: /^address-/, failures: { $gt: 0 } })
      .toArray();
    expect(kept.some((one) => one.failures === 1)).toBe(true);
  });

  it("one address that tries many names is slowed down by its address", async () => {
    const address = fresh();
    for (let each = 0; each < 50; each += 1) await guess(`somebody-${each}`, address);
    const { username, password } = await server.as("bureau", ["staff"]);
    expect((await signIn(username, password, { address })).code).toBe("slow-down");
    expect((await signIn(username, password, { address: fresh() })).code).toBe("signed in");
  });

  it("who has a password of his own does not clear his address by it", async () => {
    const { username, password } = await server.as("bureau", ["staff"]);
    const address = fresh();
    for (let each = 0; each < 50; each += 1) {
      await guess(`anybody-${each}`, address);
      if (each % 10 === 9) await signIn(username, password, { address });
    }
    expect((await guess("yet-another", address)).code).toBe("slow-down");
  });

  it("IPv6 addresses of one network count as one", async () => {
    const { username } = await server.as("bureau", ["staff"]);
    for (let each = 1; each <= 5; each += 1) await guess(username, `2001:db8:1:2::${each}`);
    expect((await guess(username, "2001:db8:1:2:ffff::9")).code).toBe("slow-down");
    expect((await guess(username, "2001:db8:1:3::1")).code).toBe("invalid-credentials");
  });

  it("a success forgets the failures before it", async () => {
    const { username, password } = await server.as("bureau", ["staff"]);
    const address = fresh();
    for (let round = 0; round < 2; round += 1) {
      await guesses(4, username, address);
      expect((await signIn(username, password, { address })).code).toBe("signed in");
    }
  });

  it("keeps neither names nor addresses", async () => {
    await attempts().deleteMany({});
    await guess("a-very-special-name", "203.0.113.77");
    const kept = JSON.stringify(await attempts().find({}).toArray());
    expect(kept).not.toMatch(/special|203\.0\.113/);
    expect(await attempts().countDocuments({})).toBe(3);
  });
});

describe("an unknown name", () => {
  it("is answered like a known one, at each step", async () => {
    const { username } = await server.as("bureau", ["staff"]);
    const said = (list: readonly Told[]) => list.map(({ code, status, zh }) => ({ code, status, zh }));
    const known = await guesses(6, username, fresh());
    const unknown = await guesses(6, "nobody-of-this-name", fresh());
    expect(said(unknown).slice(0, 5)).toEqual(said(known).slice(0, 5));
    expect(unknown[5]?.code).toBe("slow-down");
  });

  it("costs as much", async () => {
    const { username } = await server.as("bureau", ["staff"]);
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let each = 0; each < 12; each += 1) {
      known.push((await guess(username, fresh())).milliseconds);
      unknown.push((await guess(`unknown-${each}`, fresh())).milliseconds);
    }
    // The fastest of each: other programs only slow down. Without the hash it would be a tenth.
    const ratio = Math.min(...unknown) / Math.min(...known);
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(2.5);
  });
});

describe("before the hash", () => {
  it("a flood from everywhere is told that the system is busy, and a known device gets in meanwhile", async () => {
    const person = await server.as("bureau", ["staff"]);
    const cookie = await deviceOf(person);
    const flood = Array.from({ length: 120 }, (_, each) => guess(`flood-${each}`, fresh()));
    const known = await signIn(person.username, person.password, { cookie });
    const told = await Promise.all(flood);
    expect(known.code).toBe("signed in");
    const busy = told.filter((one) => one.code === "unavailable");
    expect(busy.length).toBeGreaterThan(0);
    expect(busy[0]?.zh).toContain("繁忙");
    expect(told.every((one) => ["unavailable", "invalid-credentials"].includes(one.code))).toBe(true);
  });

  it("so many run at once and no more, and a slot is free again after a failure", async () => {
    let running = 0;
    let most = 0;
    const task = async () => {
      running += 1;
      most = Math.max(most, running);
      await sleep(5);
      running -= 1;
      throw new Error("failed");
    };
    const ends = await Promise.allSettled(Array.from({ length: 10 }, () => hashingSlots.stranger.run(task)));
    expect(most).toBe(2);
    expect(ends.every((end) => end.status === "rejected" && String(end.reason).includes("failed"))).toBe(
      true,
    );
    await expect(hashingSlots.stranger.run(async () => "free")).resolves.toBe("free");
  });
});

describe("asking for the present password", () => {
  it("slows down by the person, and leaves signing in alone", async () => {
    const person = await server.as("bureau", ["staff"]);
    const change = (current: string) =>
      person.api.identity.changePassword.mutate({ current, next: "a wholly new Wort 7" }).then(
        () => "changed",
        (error: { data: ErrorResponse }) => error.data.code,
      );
    const codes: string[] = [];
    for (let each = 0; each < 6; each += 1) codes.push(await change("something else"));
    expect(codes).toEqual([...Array(5).fill("invalid-input"), "slow-down"]);
    expect(await change(person.password)).toBe("slow-down");
    expect((await signIn(person.username, person.password, { address: fresh() })).code).toBe("signed in");
    await waitIsOver();
    expect(await change(person.password)).toBe("changed");
  });
});
