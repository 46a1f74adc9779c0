import type { BilingualText, Staff } from "@duheng/contracts";
import { countPapersToDo, ownPapersUnderWay } from "../assessments/open-papers.ts";
import { getCycles } from "../cycles/get-cycles.ts";
import { requireTenantId } from "../database/scope.ts";
import { membershipsOfStaff } from "../identity/memberships.ts";
import { lastSystemAdministratorAmong } from "../identity/system-administrators.ts";
import { listDepartments } from "../staff/lists.ts";
import { lastOfRoles, onlyOne } from "./last-of-role.ts";

/** Somebody who is to leave, and from which day. */
export interface LeavingPerson {
  readonly person: Staff;
  readonly leftOn: string;
}

/** What is known of a leaving before it is done. */
export interface LeavingAhead {
  /** Why he cannot leave without more being said, and the way that he can. */
  readonly refusal?: BilingualText;
  /** Cycles whose paper of his would end without a grade. */
  readonly ended: readonly string[];
}

/**
 * Of several people who are to leave without successors, as a list of everybody says it: whom that leaves without somebody, and
 * what ends. All that leaving refuses is told, and nothing written. By whom they are said to have left, and who leaves besides, of
 * whom nothing is asked. Out: by staff id.
 */
export async function leavingAhead(
  leaving: readonly LeavingPerson[],
  by: { readonly userId: string },
  alsoLeaving: ReadonlySet<string> = new Set(),
): Promise<ReadonlyMap<string, LeavingAhead>> {
  if (leaving.length === 0) return new Map();
  const people = leaving.map(({ person }) => person);
  const ids = people.map(({ id }) => id);
  // One after the other: this is read in a transaction, too.
  const departments = await listDepartments();
  const toDo = await countPapersToDo(ids);
  const lastOf = await lastOfRoles(people, alsoLeaving);
  const lastAdministrator = await lastSystemAdministratorAmong(requireTenantId(), ids, alsoLeaving);
  const ended = await endedBy(leaving);
  const accounts = await membershipsOfStaff(requireTenantId(), ids);
  const own = accounts.flatMap(({ userId, staffId }) => (userId === by.userId ? [staffId] : []));
  const whyStaying = (person: Staff): BilingualText | undefined => {
    if (person.userId === by.userId || own.includes(person.id)) return oneself;
    const led = departments.filter(({ headId, leaderInChargeId }) =>
      [headId, leaderInChargeId].includes(person.id),
    );
    if (led.length > 0) return leads(led.map(({ name }) => name));
    const papers = toDo.get(person.id) ?? 0;
    if (papers > 0) return hasToDo(papers);
    if (lastOf.has(person.id)) return onlyOne(person);
    return person.id === lastAdministrator ? lastWhoAdministers : undefined;
  };
  return new Map(
    people.map((person): [string, LeavingAhead] => {
      const refusal = whyStaying(person);
      return [person.id, { ...(refusal && { refusal }), ended: ended.get(person.id) ?? [] }];
    }),
  );
}

/** Titles of the cycles that are not over when somebody leaves, in which a paper of his is under way. */
async function endedBy(leaving: readonly LeavingPerson[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const papers = await ownPapersUnderWay(...leaving.map(({ person }) => person.id));
  const cycles = new Map((await getCycles(papers.map(({ cycleId }) => cycleId))).map((one) => [one.id, one]));
  return new Map(
    leaving.map(({ person: { id }, leftOn }) => {
      const own = papers.filter(({ subject }) => subject.id === id);
      const titles = own.flatMap(({ cycleId }) => {
        const cycle = cycles.get(cycleId);
        return cycle !== undefined && cycle.endsOn >= leftOn ? [cycle.title] : [];
      });
      return [id, titles];
    }),
  );
}

function leads(departments: readonly string[]): BilingualText {
  const [zh, en] = [departments.slice(0, 3).join("、"), departments.slice(0, 3).join(", ")];
  const isAll = departments.length <= 3;
  return {
    zh: `还是“${zh}”${isAll ? "" : "等科室"}的负责人或分管领导，请在其人员档案中办理“离开”并指定接手人，或在本次导入中略过此人`,
    en: `leads ${en}${isAll ? "" : " and others"}: let this person leave in the person's file, with a successor, or leave the row out`,
  };
}

function hasToDo(papers: number): BilingualText {
  return {
    zh: `还有 ${papers} 份他人的考核待其办理，请在其人员档案中办理“离开”并指定接手人，或在本次导入中略过此人`,
    en: `has ${papers} ${papers === 1 ? "paper" : "papers"} of others to do: let this person leave in the person's file, with a successor, or leave the row out`,
  };
}

const oneself: BilingualText = {
  zh: "不能把自己记为已离开，请由另一位管理员办理",
  en: "nobody marks himself as left: ask another administrator",
};

const lastWhoAdministers: BilingualText = {
  zh: "这是最后一个能登录的系统管理员，请先设立另一位系统管理员",
  en: "is the last system administrator who can sign in: make another one first",
};
