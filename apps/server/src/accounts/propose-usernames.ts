import type { BilingualText, Staff, UsernameRule } from "@duheng/contracts";
import { pinyinOf } from "../base/pinyin.ts";
import { normalizeUsername } from "../identity/usernames.ts";
import { isUsername, takenUsernames } from "../identity/users.ts";
import { freeUsernames } from "./free-usernames.ts";

/** What a rule gives a person: a user name, or why it gives none, with one that would do where there is any. */
export type ProposedUsername =
  | { readonly username: string }
  | { readonly why: BilingualText; readonly free?: string };

/**
 * What a rule gives each of several people, in their order. By the sound of the name everybody gets one, with a number where it
 * is taken; a work number stands for itself, so one that is taken is refused with what would be free. Nobody is told whose it is.
 */
export function proposeUsernames(
  people: readonly Pick<Staff, "name" | "number">[],
  rule: UsernameRule,
): Promise<ProposedUsername[]> {
  return rule === "number"
    ? byNumber(people.map(({ number }) => number))
    : byPinyin(people.map(({ name }) => name));
}

async function byNumber(numbers: readonly string[]): Promise<ProposedUsername[]> {
  const names = numbers.map(normalizeUsername);
  const taken = await takenUsernames(names);
  const first = new Map(names.map((name, index) => [name, index] as const).toReversed());
  const refused = names.map((name, index) => taken.has(name) || first.get(name) !== index);
  const bases = names.filter((_, index) => refused[index]);
  const free = await freeUsernames(bases, { kept: new Set(names), numbered: apart });
  const frees = free.values();
  return names.map((username, index): ProposedUsername => {
    if (refused[index]) return { why: takenWords(username), free: frees.next().value ?? username };
    return isUsername(username) ? { username } : { why: noName };
  });
}

async function byPinyin(names: readonly string[]): Promise<ProposedUsername[]> {
  // Room for a number behind it.
  const bases = names.map((name) => pinyinOf(name)[0]?.slice(0, 60));
  const free = await freeUsernames(bases.filter((base) => base !== undefined));
  const frees = free.values();
  return bases.map((base) => {
    const username = base === undefined ? undefined : frees.next().value;
    return username === undefined ? { why: noSound } : { username };
  });
}

function apart(base: string, number: number): string {
  return `${base}-${number}`;
}

/** Why a user name cannot be had. */
export function takenWords(username: string): BilingualText {
  return { zh: `用户名“${username}”已被使用`, en: `the user name “${username}” is taken` };
}

const noSound = {
  zh: "姓名中没有可用作用户名的字，请填写用户名",
  en: "the name has nothing to make a user name from: enter one",
};

const noName = {
  zh: "工号不能用作用户名，请填写用户名",
  en: "the work number cannot be a user name: enter one",
};
