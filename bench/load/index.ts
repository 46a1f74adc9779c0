/**
 * People who type: 300 staff whose pages save every two seconds, 50 who hand in, ten leaders who look at their queues; beside a floor
 * that stores the same bodies by one update. Needs a build and Linux. Prints one JSON line and a table.
 * Options: `--seconds=180`, `--staff=300`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { testSecret } from "../../apps/server/test/server.ts";
import { freePort, post, type Running, started } from "../lib/serve.ts";
import { answersAt, type Caller, type Filler, prepareUnit } from "./prepare.ts";
import { takenBy } from "./processes.ts";
import { letWork, type Person, quantile, type Timed } from "./work.ts";

const { values: options } = parseArgs({
  options: {
    seconds: { type: "string", default: "180" },
    staff: { type: "string", default: "300" },
  },
});
const seconds = Number(options.seconds);
const staff = Number(options.staff);
const every = 2_000;
const root = join(import.meta.dirname, "../..");

const ours = await ofOurs();
const floor = await ofFloor();
const perSave = (one: { saves: number; cpu: number }) => one.cpu / one.saves;
const result = {
  bench: "load",
  date: new Date().toISOString().slice(0, 10),
  cpus: cpus().length,
  load: loadavg()[0],
  node: process.version,
  seconds,
  staff,
  ours,
  floor,
  costOfASave: Number((perSave(ours) / perSave(floor)).toFixed(2)),
};
console.log(JSON.stringify(result));
console.table({ duheng: rowOf(ours), floor: rowOf(floor) });
console.log(`a save costs ${result.costOfASave} times the floor's`);

async function ofOurs() {
  const dataDir = mkdtempSync(join(tmpdir(), "duheng-load-"));
  try {
    const unit = await prepareUnit(dataDir, { staff, leaders: 10 });
    const server = await started([join(root, "apps/server/dist/main.js")], {
      DATA_DIR: dataDir,
      SECRET: testSecret,
      LOG_LEVEL: "silent",
    });
    const people = unit.fillers.map((filler) => ourPerson(server.url, filler));
    await letWork(people, { seconds: Math.min(10, seconds), every });
    const others = Promise.all([
      letWork(
        unit.leaders.map((leader) => leaderOf(server.url, leader)),
        { seconds, every: 5_000 },
      ),
      sleep((seconds * 1000) / 2).then(() =>
        Promise.all(people.slice(0, 50).map((person) => person.handIn())),
      ),
    ]);
    const measured = await measure(server, () => letWork(people, { seconds, every }));
    const [queues, handedIn] = await others;
    const lost = await countLost(people);
    await server.stop();
    return {
      ...measured,
      lost,
      handedIn: handedIn.filter((status) => status === 200).length,
      queueP99: Math.round(quantile(queues.took, 0.99)),
    };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function ofFloor() {
  const dataDir = mkdtempSync(join(tmpdir(), "duheng-floor-"));
  try {
    const port = freePort();
    const server = await started(
      ["--import", "tsx", join(import.meta.dirname, "serve-floor.ts"), dataDir, String(port)],
      {},
      port,
    );
    const ids = Array.from({ length: staff }, (_, at) => `paper-${at}`);
    await post(`${server.url}/papers`, { ids });
    const people = ids.map((id) => floorPerson(server.url, id));
    await letWork(people, { seconds: Math.min(10, seconds), every });
    const measured = await measure(server, () => letWork(people, { seconds, every }));
    await server.stop();
    return measured;
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure(server: Running, work: () => Promise<Timed>) {
  const before = server.pids.map(takenBy);
  const { took, statuses } = await work();
  const after = server.pids.map(takenBy);
  const cpu = after.map((one, at) => one.cpu - (before[at]?.cpu ?? 0));
  return {
    saves: took.length,
    perSecond: Math.round(took.length / seconds),
    statuses,
    ...Object.fromEntries(
      [0.5, 0.95, 0.99].map((share) => [`p${share * 100}`, Math.round(quantile(took, share))]),
    ),
    cpu: cpu.reduce((sum, one) => sum + one, 0),
    cpuOfServer: cpu[0],
    cpuOfDatabase: cpu.slice(1).reduce((sum, one) => sum + one, 0),
    memoryBefore: before.map(({ memory }) => Math.round(memory)),
    memoryAfter: after.map(({ memory }) => Math.round(memory)),
  };
}

interface OurPerson extends Person {
  handIn(): Promise<number>;
  /** Whether what the server has is what it said it had saved last. */
  isKept(): Promise<boolean>;
}

function ourPerson(url: string, { cookie, paperId: id }: Filler): OurPerson {
  let revision: number | undefined;
  let saved = 0;
  let kept: string | undefined;
  let isOver = false;
  const call = (path: string, input: unknown) => post(`${url}/api/trpc/${path}`, input, cookie);
  const present = async () => Object((await call("assessments.filling", { id })).body.result).data;
  const save = async (path: string, over: object) => {
    revision ??= (await present()).revision;
    saved += 1;
    const answers = answersAt(saved);
    const { status, body } = await call(path, { id, revision, answers, ...over });
    if (status === 200) {
      kept = JSON.stringify(answers);
      revision = Object(Object(body.result).data).revision;
    }
    return status;
  };
  return {
    // Who has handed in looks at the paper now and then.
    send: async () =>
      isOver ? (await call("assessments.get", { id })).status : save("assessments.saveAnswers", {}),
    async handIn() {
      isOver = true;
      // The page waits for the save that is under way.
      await sleep(1_000);
      return save("assessments.submit", { summary: "本季度小结" });
    },
    isKept: async () => kept === undefined || JSON.stringify((await present()).filling.answers) === kept,
  };
}

function leaderOf(url: string, { cookie }: Caller): Person {
  return {
    send: async () =>
      (await post(`${url}/api/trpc/workItems.list`, { page: { page: 1, perPage: 25 } }, cookie)).status,
  };
}

function floorPerson(url: string, id: string): Person {
  let revision = 0;
  let saved = 0;
  return {
    async send() {
      saved += 1;
      const { status, body } = await post(`${url}/save`, { id, revision, answers: answersAt(saved) });
      if (status === 200) ({ revision } = body as { revision: number });
      return status;
    },
  };
}

async function countLost(people: readonly OurPerson[]): Promise<number> {
  let lost = 0;
  for (const person of people) if (!(await person.isKept())) lost += 1;
  return lost;
}

function rowOf(
  one: { saves: number; cpu: number; cpuOfServer: number | undefined; cpuOfDatabase: number } & object,
) {
  const { cpu, cpuOfServer = 0, cpuOfDatabase, ...rest } = one;
  const each = (total: number) => Number((total / one.saves).toFixed(2));
  return Object.fromEntries(
    Object.entries({
      ...rest,
      "cpu ms/save": each(cpu),
      "of the server": each(cpuOfServer),
      "of the database": each(cpuOfDatabase),
    }).map(([key, value]) => [key, typeof value === "object" ? JSON.stringify(value) : value]),
  );
}
