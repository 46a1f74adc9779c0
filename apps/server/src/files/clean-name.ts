import { cleanTitle } from "@duheng/contracts";

/** Longest name that is kept, in characters. */
const longest = 200;

/**
 * A file's name as it is kept and shown: the last part of a path, without control characters, marks that turn the
 * direction of writing (they make `exe.pdf` of `fdp.exe`) or stand for nothing, and what file systems refuse. The
 * ending survives shortening. undefined: nothing is left.
 */
export function cleanName(given: string): string | undefined {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  // Cc: controls; Cf: formats, such as right-to-left override; Cs: halves of pairs; Co: private; Zl, Zp: line ends.
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, "");
  const cleaned = cleanTitle(plain)
    .replace(/[<>:"|?*]/g, "_")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  if (cleaned === "") return undefined;
  const characters = [...cleaned];
  if (characters.length <= longest) return cleaned;
  const ending = endingOf(cleaned);
  const tail = ending === "" ? [] : [...`.${ending}`];
  return [...characters.slice(0, longest - tail.length), ...tail].join("");
}

/** What stands behind the last dot, in lower case; "" where there is none. */
export function endingOf(name: string): string {
  return /\.([^.\s]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? "";
}
