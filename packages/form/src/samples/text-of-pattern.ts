import type { Pick } from "./pick.ts";

/** A repetition without an end is drawn at most so many times beyond its least. */
const furtherTimes = 3;

/**
 * A text that a plain pattern takes: letters, digits, classes such as `[0-9A-Z]`, `\d`, `\w`, `.` and their repetitions,
 * of alternatives the first; undefined for patterns beyond that (groups, lookaround), whose texts are left to people.
 * The caller checks the text against the pattern.
 */
export function textOfPattern(pattern: string, random: Pick): string | undefined {
  const [first = ""] = pattern.replace(/^\^/, "").replace(/\$$/, "").split("|");
  if (/[()]/.test(first.replaceAll(/\\[()]/g, ""))) return undefined;
  const pieces = [...first.matchAll(piece)];
  if (pieces.map(([whole]) => whole).join("") !== first) return undefined;
  const texts = pieces.map(({ groups = {} }) => {
    const letters = lettersOf(groups.atom ?? "");
    return letters === undefined ? undefined : repeated(letters, timesOf(groups.times ?? ""), random);
  });
  return texts.includes(undefined) ? undefined : texts.join("");
}

const piece = /(?<atom>\[(?:\\.|[^\]\\])+\]|\\.|[^\\[\]{}*+?^$])(?<times>\{\d+(?:,\d*)?\}|[*+?])?/gu;

const digits = "0123456789";
const classes: Readonly<Record<string, string>> = {
  "\\d": digits,
  "\\w": `${digits}ABCDEFGHIJKLMNOPQRSTUVWXYZ`,
  "\\s": " ",
  ".": digits,
};

/** The letters that one place may have; undefined where that is not plain to say. */
function lettersOf(atom: string): string | undefined {
  const known = classes[atom];
  if (known !== undefined) return known;
  if (atom.startsWith("\\")) return /^\\[A-Za-z0-9]$/.test(atom) ? undefined : atom.slice(1);
  if (!atom.startsWith("[")) return atom;
  if (atom.startsWith("[^")) return undefined;
  const members = [...atom.slice(1, -1).matchAll(/(\\.|.)(?:-(\\.|.))?/gu)].map(([, from = "", to]) =>
    to === undefined ? lettersOf(from) : between(from, to),
  );
  return members.includes(undefined) ? undefined : members.join("");
}

function between(from: string, to: string): string | undefined {
  const [low, high] = [from.codePointAt(0), to.codePointAt(0)];
  if (low === undefined || high === undefined || from.length > 1 || high < low) return undefined;
  return Array.from({ length: Math.min(high - low, 99) + 1 }, (_, index) =>
    String.fromCodePoint(low + index),
  ).join("");
}

function timesOf(text: string): readonly [least: number, most: number] {
  if (text === "") return [1, 1];
  if (text === "*") return [0, furtherTimes];
  if (text === "+") return [1, 1 + furtherTimes];
  if (text === "?") return [0, 1];
  const [, low = "1", comma, high = ""] = /^\{(\d+)(,)?(\d*)\}$/.exec(text) ?? [];
  const least = Math.min(Number(low), 1000);
  if (comma === undefined) return [least, least];
  return [least, high === "" ? least + furtherTimes : Math.min(Number(high), least + furtherTimes)];
}

function repeated(letters: string, [least, most]: readonly [number, number], random: Pick): string {
  const all = [...letters];
  const count =
    random === null ? Math.max(least, Math.min(1, most)) : least + drawn(most - least + 1, random);
  return Array.from({ length: count }, (_, index) =>
    random === null ? all[(index + 1) % all.length] : all[drawn(all.length, random)],
  ).join("");
}

function drawn(count: number, random: () => number): number {
  return Math.floor(random() * count);
}
