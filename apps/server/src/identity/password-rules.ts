import type { BilingualText } from "@duheng/contracts";
import { AppError, problem } from "../errors/app-error.ts";
import { guessesLog10 } from "./password-guesses.ts";

/** Whose password it will be: what everybody knows of him must not be in it. */
export interface PasswordOwner {
  readonly username: string;
  readonly name: string;
  /** Names of his units. */
  readonly units: readonly string[];
}

const shortest = 10;
const longest = 200;

/** As many as ten characters at random have, less one: with the waits between attempts, centuries. */
const fewestGuessesLog10 = 9;

/** Refuses (`weak-password`) a new password that will not do, and says why at its place in the input. */
export async function refuseWeakPassword(
  password: string,
  owner: PasswordOwner,
  path: string,
): Promise<void> {
  const weakness = await passwordWeakness(password, owner);
  if (weakness) throw weakPassword(weakness, path);
}

export function weakPassword(weakness: BilingualText, path: string): AppError {
  return new AppError("weak-password", {
    message: weakness,
    problems: [problem("weak-password", path, weakness.zh, weakness.en)],
  });
}

/** Why a new password will not do; undefined when it will. Judged as it is hashed: in the composed form. */
export async function passwordWeakness(
  password: string,
  { username, name, units }: PasswordOwner,
): Promise<BilingualText | undefined> {
  const text = password.normalize("NFKC");
  const length = [...text].length;
  if (length < shortest) {
    return {
      zh: `密码至少要有 ${shortest} 个字符，现在是 ${length} 个。`,
      en: `The password needs at least ${shortest} characters; this one has ${length}.`,
    };
  }
  if (text.length > longest || password.length > longest) {
    return { zh: `密码最多 ${longest} 个字符。`, en: `The password may have at most ${longest} characters.` };
  }
  if (/[\p{Cc}\p{Cs}]/u.test(text)) {
    return {
      zh: "密码中有无法键入的控制字符。",
      en: "The password has control characters, which nobody can type.",
    };
  }
  if (holds(text, username, 3))
    return { zh: "密码不能包含用户名。", en: "The password must not contain the user name." };
  if (holds(text, name, 2))
    return { zh: "密码不能包含姓名。", en: "The password must not contain the person's name." };
  if (units.some((unit) => holds(text, unit, 2))) {
    return { zh: "密码不能包含单位名称。", en: "The password must not contain the name of the unit." };
  }
  if ((await guessesLog10(text, [username, name, ...units])) < fewestGuessesLog10) {
    return {
      zh: "这个密码太常见，容易被猜到。请换成几个不相干的词，或更长、更无规律的内容。",
      en: "This password is too common or too easy to guess. Take several unrelated words, or something longer and less regular.",
    };
  }
  return undefined;
}

/** Very short names would be found in every password. */
function holds(text: string, word: string, fewest: number): boolean {
  const normal = word.normalize("NFKC").trim().toLowerCase();
  return [...normal].length >= fewest && text.toLowerCase().includes(normal);
}
