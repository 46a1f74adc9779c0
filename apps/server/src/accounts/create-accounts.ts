import { type CreateAccountsInput, type Problem, type Staff, validators } from "@duheng/contracts";
import { notePaperAccounts } from "../assessments/note-accounts.ts";
import { recordAudits } from "../audit/record-audit.ts";
import { AppError, problem } from "../errors/app-error.ts";
import { insertAccounts } from "../identity/insert-accounts.ts";
import { membershipsOfStaff } from "../identity/memberships.ts";
import { normalizeUsername } from "../identity/usernames.ts";
import { isUsername, takenUsernames } from "../identity/users.ts";
import type { Caller } from "../permissions/caller.ts";
import { noteAccounts, staffRecords } from "../staff/accounts-of-staff.ts";
import { useCase } from "../use-cases/use-case.ts";
import { freeUsernames } from "./free-usernames.ts";
import { takenWords } from "./propose-usernames.ts";
import { accountTarget } from "./tell-units.ts";

/**
 * Gives people of the unit accounts under these user names, all or none. Nobody signs in with one before a slip is made for
 * it. Papers that they have already are theirs. Errors: `invalid-input` at each person who is not there, has left, has an
 * account already or cannot have the name, in words.
 */
export const createAccounts = useCase({
  name: "users.createMany",
  ability: ["create", "users"],
  input: validators.CreateAccountsInput,
  run: async ({ input: { people }, caller }) => {
    const records = await recordsOf(people, caller);
    const { tenantId } = caller.actor;
    const made = await insertAccounts(
      people.map(({ username }, index) => {
        const { id: staffId, name, number } = recordAt(records, index);
        return { username: username.trim(), name, tenantId, roles: ["staff"], staffId, number };
      }),
    );
    const pairs = made.map(({ _id: userId }, index) => ({ staffId: recordAt(records, index).id, userId }));
    await noteAccounts(pairs);
    await notePaperAccounts(pairs);
    await recordAudits(
      made.map(({ _id: id, ...user }) => ({
        action: "users.create",
        actor: caller.actor,
        target: accountTarget({ id, ...user }),
      })),
    );
    return { userIds: made.map(({ _id }) => _id) };
  },
  // Each is told by itself.
  audit: "none",
});

type People = CreateAccountsInput["people"];

/** The records of all of them, in their order. */
async function recordsOf(people: People, { actor }: Caller): Promise<Staff[]> {
  const ids = people.map(({ staffId }) => staffId);
  const found = new Map((await staffRecords(ids)).map((one) => [one.id, one]));
  const having = new Set((await membershipsOfStaff(actor.tenantId, ids)).map(({ staffId }) => staffId));
  const names = people.map(({ username }) => normalizeUsername(username));
  const taken = await takenUsernames(names);
  const [lastById, lastByName] = [new Set<string>(), new Set<string>()];
  const problems: Problem[] = [];
  const taking: number[] = [];
  for (const [index, { staffId }] of people.entries()) {
    const person = found.get(staffId);
    const username = names[index] ?? "";
    const why = wrongWith(person, having.has(staffId) || lastById.has(staffId));
    if (why !== undefined) problems.push(problem(why.code, `/people/${index}/staffId`, why.zh, why.en));
    else if (!isUsername(username)) problems.push(problemOfName(index));
    else if (taken.has(username) || lastByName.has(username)) taking.push(index);
    lastById.add(staffId);
    lastByName.add(username);
  }
  problems.push(...(await takenProblems(taking, names)));
  if (problems.length > 0) throw refusal(problems, people.length);
  return ids.flatMap((id) => found.get(id) ?? []);
}

function wrongWith(
  person: Staff | undefined,
  has: boolean,
): { code: string; zh: string; en: string } | undefined {
  if (person === undefined)
    return {
      code: "unknown-reference",
      zh: "找不到此人，可能已被删除",
      en: "is not there; it may have been removed",
    };
  const { name, number, state, userId } = person;
  const [zh, en] = [`${name}（${number}）`, `${name} (${number})`];
  if (state === "left") return { code: "left", zh: `${zh}已离开本单位`, en: `${en} has left the unit` };
  if (has || userId !== undefined)
    return { code: "has-account", zh: `${zh}已有账号`, en: `${en} has an account already` };
  return undefined;
}

function problemOfName(index: number): Problem {
  const [zh, en] = ["用户名须为 1 到 100 个可见字符", "must have 1 to 100 visible characters"];
  return problem("invalid-username", `/people/${index}/username`, zh, en);
}

/** With what would be free. */
async function takenProblems(taking: readonly number[], names: readonly string[]): Promise<Problem[]> {
  const bases = taking.map((index) => names[index] ?? "");
  const free = await freeUsernames(bases, { kept: new Set(names) });
  return taking.map((index, at) => {
    const { zh, en } = takenWords(names[index] ?? "");
    const [would, instead] = [`${zh}，可以改用“${free[at]}”`, `${en}: “${free[at]}” would do`];
    return problem("duplicate", `/people/${index}/username`, would, instead);
  });
}

function refusal(problems: readonly Problem[], of: number): AppError {
  return new AppError("invalid-input", {
    message: {
      zh: `${of} 人中有 ${problems.length} 人不能这样开通账号，因此一个账号也没有建立。`,
      en: `Refused for ${problems.length} of ${of} people, so no account was made.`,
    },
    problems,
  });
}

function recordAt(records: readonly Staff[], index: number): Staff {
  const record = records[index];
  if (record === undefined) throw new Error("each person has a record");
  return record;
}
