import type { BilingualText, Reorganisation, Staff } from "@duheng/contracts";
import { openPapersOf } from "../assessments/open-papers.ts";
import { getCycles } from "../cycles/get-cycles.ts";
import { openCyclesOf } from "../cycles/open-of-tenants.ts";
import { grantsInForce } from "../grants/that-name.ts";
import { importsHalfWay } from "../imports/half-way.ts";
import { wantedJobsOf } from "../jobs/find-jobs.ts";
import { calledOf } from "../staff/person.ts";
import { plannedFor } from "../staff-events/planned.ts";
import { findTenantsBy } from "../tenants/records.ts";
import { todayHere } from "../tenants/today-here.ts";
import { openTransfersOf } from "../transfers/that-name.ts";
import type { Part } from "./participants.ts";
import { underWay } from "./under-way.ts";

/** What stands against it, in which unit, and how it is mended. */
export interface Hindrance {
  readonly unitName: string;
  /** For whom the wording is not enough: `open-papers`. */
  readonly code: string;
  readonly count: number;
  /** Some by name. */
  readonly names: readonly string[];
  readonly words: BilingualText;
  readonly mend: BilingualText;
}

const namedMost = 5;

interface Giving extends Pick<Part, "departmentIds"> {
  readonly from: Pick<Part["from"], "id" | "name">;
}

/**
 * What of a giving unit stands against a part: nothing that somebody has still to do may be left behind; `own`: the act that asks, at
 * its end. In that unit's scope.
 */
export async function hindrancesOf(
  part: Giving,
  going: readonly Staff[],
  own?: string,
): Promise<Hindrance[]> {
  const { from } = part;
  const isWhole = part.departmentIds === undefined;
  const ids = going.map(({ id }) => id);
  const some = isWhole ? undefined : ids;
  const names = new Map(going.map(({ id, name }) => [id, name]));
  const found: Found[] = [await underWayOf(from.id, own)];
  const cycles = isWhole ? await openCyclesOf([from.id]) : [];
  found.push({ ...kinds.cycles, names: cycles.map(({ title }) => title) });
  const running = new Set(cycles.map(({ id }) => id));
  const papers = (await openPapersOf(some)).filter(({ cycleId }) => !running.has(cycleId));
  const titles = new Map(
    (await getCycles(papers.map(({ cycleId }) => cycleId))).map((one) => [one.id, one.title]),
  );
  found.push({
    ...kinds.papers,
    names: papers.map(({ snapshot, cycleId }) => `${snapshot.name}（${titles.get(cycleId) ?? cycleId}）`),
  });
  const transfers = await openTransfersOf(from.id, some);
  found.push({ ...kinds.transfers, names: transfers.map(({ personName }) => personName) });
  const planned = await plannedFor(ids);
  found.push({ ...kinds.planned, names: planned.map(({ staffId }) => names.get(staffId) ?? staffId) });
  const today = await todayHere();
  found.push({
    ...kinds.joining,
    names: going.filter(({ joinedOn = "" }) => joinedOn > today).map(calledOf),
  });
  const grants = await grantsInForce(today, some);
  found.push({
    ...kinds.grants,
    names: grants.map(({ personName, ownerName }) => `${personName} → ${ownerName}`),
  });
  const jobs = await jobsOf(from.id);
  found.push(jobs);
  // Of one that is being written the job tells.
  const stopped = jobs.names.length > 0 ? [] : await importsHalfWay();
  found.push({ ...kinds.imports, names: stopped });
  const below = isWhole ? await findTenantsBy({ path: from.id, state: "active" }, { sort: { name: 1 } }) : [];
  found.push({ ...kinds.below, names: below.map(({ name }) => name) });
  return found.flatMap((one) => toldOf(from.name, one));
}

/** What of a receiving unit stands against it: an import that is being written, another merger. In that unit's scope. */
export async function hindrancesThere({
  id,
  name,
}: {
  readonly id: string;
  readonly name: string;
}): Promise<Hindrance[]> {
  return [await underWayOf(id), await jobsOf(id)].flatMap((one) => toldOf(name, one));
}

/** A department or category for which nobody has said what it becomes. */
export function placeHindrance(
  unitName: string,
  kind: "departments" | "categories",
  names: readonly string[],
): Hindrance[] {
  return toldOf(unitName, { ...kinds[kind], names });
}

/** Two records, one of each unit, with one identity number and two names. */
export function unlikeHindrance(unitName: string, names: readonly string[]): Hindrance[] {
  return toldOf(unitName, { ...kinds.unlike, names });
}

/** It stands against it as far as there is anybody, or anything, to name. */
function toldOf(unitName: string, { names, ...told }: Found): Hindrance[] {
  if (names.length === 0) return [];
  return [{ ...told, unitName, count: names.length, names: names.slice(0, namedMost) }];
}

interface Found extends Pick<Hindrance, "code" | "words" | "mend" | "names"> {}

async function underWayOf(tenantId: string, own?: string): Promise<Found> {
  const other: Reorganisation | undefined = await underWay([tenantId]);
  return { ...kinds.underWay, names: other === undefined || other.id === own ? [] : [other.byName] };
}

async function jobsOf(tenantId: string): Promise<Found> {
  const jobs = await wantedJobsOf(tenantId);
  return { ...kinds.jobs, names: jobs.map(({ by, id }) => by?.name ?? id) };
}

const kinds = {
  underWay: {
    code: "under-way",
    words: { zh: "正在合并或拆分", en: "is being merged or split" },
    mend: { zh: "请等它办完", en: "Wait for its end" },
  },
  cycles: {
    code: "running-cycles",
    words: { zh: "有未结束的考核周期", en: "has cycles that run" },
    mend: {
      zh: "请由该单位定完等次、办完反馈并结束周期",
      en: "Its administrator fixes the grades, has the feedback given, and closes the cycle",
    },
  },
  papers: {
    code: "open-papers",
    words: { zh: "有未办结的考核表（本人的或待其办理的）", en: "has papers that are not over" },
    mend: {
      zh: "请办完评鉴、反馈和确认；要离开的人先由该单位交接",
      en: "Bring them to their end, or hand the steps over in that unit first",
    },
  },
  transfers: {
    code: "open-transfers",
    words: { zh: "有待接收的人员移交", en: "has people who are offered to another unit, or to it" },
    mend: { zh: "请先接收、退回或撤回", en: "Accept, refuse or withdraw them first" },
  },
  planned: {
    code: "planned-events",
    words: { zh: "有待生效的人员变动", en: "has changes of people on a day to come" },
    mend: {
      zh: "请在人员档案中撤销，划转后在新单位重新登记",
      en: "Withdraw them in the person's file, and enter them anew in the other unit",
    },
  },
  joining: {
    code: "joining-later",
    words: { zh: "有到岗日期未到的人员", en: "has people who join on a day to come" },
    mend: { zh: "请改正到岗日期，或等他们到岗后再办", en: "Correct the day, or wait for it" },
  },
  unlike: {
    code: "same-number",
    words: {
      zh: "有人与接收单位的人身份证号相同、姓名不同",
      en: "has people with the identity number of somebody in the receiving unit, and another name",
    },
    mend: {
      zh: "请核对并改正其中一方的身份证号或姓名",
      en: "Find out which number or name is wrong, and correct it",
    },
  },
  grants: {
    code: "grants",
    words: { zh: "有人持有其他单位的有效授权", en: "has people who act in another unit under a grant" },
    mend: {
      zh: "请授权单位撤回，划转后重新授权",
      en: "The unit that gave it withdraws it, and gives it anew afterwards",
    },
  },
  jobs: {
    code: "running-jobs",
    words: { zh: "有正在进行的导入或其他后台任务", en: "has imports or other long work under way" },
    mend: { zh: "请等它结束", en: "Wait for its end" },
  },
  imports: {
    code: "imports-half-way",
    words: { zh: "有写入或撤销到一半的导入", en: "has imports that stopped half-way" },
    mend: { zh: "请继续写完或撤销", en: "Go on with them, or undo them" },
  },
  below: {
    code: "units-below",
    words: { zh: "还有下级单位", en: "has units below it" },
    mend: { zh: "请先把它们移到别处", en: "Move them elsewhere first" },
  },
  departments: {
    code: "department-missing",
    words: { zh: "有科室与接收单位已停用的科室同名", en: "has departments whose name is retired there" },
    mend: { zh: "请另起名称，或选择并入哪个科室", en: "Give another name, or choose a department there" },
  },
  categories: {
    code: "category-missing",
    words: { zh: "有人员类别在接收单位没有对应", en: "has categories without a counterpart there" },
    mend: { zh: "请选择对应的类别，或选择新设", en: "Choose the counterpart, or have it made" },
  },
} as const satisfies Record<string, Omit<Found, "names">>;
