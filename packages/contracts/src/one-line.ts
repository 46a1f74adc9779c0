/** A character that a name or title cannot hold. */
export interface OddCharacter {
  readonly kind: "control" | "direction" | "invisible" | "half";
  /** Which one it is, counted in characters from 1. */
  readonly place: number;
  /** What stands before it, its last few characters, without such characters. */
  readonly behind: string;
  readonly codePoint: number;
}

/**
 * The first character that a name or title cannot hold, or null. Such are controls and line ends, marks of direction,
 * halves of characters, and what cannot be seen and lets two names look alike. What writing needs stays: Mongolian
 * selectors and separators, variants of characters, joiners where they join. See decision 0019.
 */
export function oddCharacterIn(text: string): OddCharacter | null {
  const joiner = idleJoiners.exec(text);
  const at = odd.exec(text)?.index ?? (joiner === null ? null : joiner.index + (joiner[1]?.length ?? 0));
  if (at === null) return null;
  const before = [...text.slice(0, at)];
  const codePoint = text.codePointAt(at) ?? 0;
  return {
    kind: kindOf(codePoint),
    place: before.length + 1,
    behind: cleanTitle(before.slice(-8).join("")),
    codePoint,
  };
}

/** Whether a text can stand on one line as it is; an empty one can. The format `one-line`. */
export function isOneLine(text: string): boolean {
  return !odd.test(text) && !idleJoiners.test(text);
}

/** The format `name`: one line with something to be seen on it. What is empty is judged by `minLength`. */
export function isName(text: string): boolean {
  return text === "" || (seen.test(text) && isOneLine(text));
}

/**
 * The text as a name or title can hold it: tabs and line ends within become one blank, half a character becomes U+FFFD,
 * whatever else cannot be seen goes. A text that is right already is the very same; blanks alone are nothing.
 */
export function cleanTitle(text: string): string {
  if (isName(text)) return text;
  const clean = text
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .replace(allOdd, (character) => (lineEnd.test(character) ? "\n" : ""))
    .replace(/\n\s*/g, (run, at: number, all: string) =>
      at === 0 || at + run.length === all.length ? "" : " ",
    )
    .replace(allIdleJoiners, "$1");
  return seen.test(clean) ? clean : "";
}

/**
 * Whether two names are one to whoever reads them: one of before may hold what nobody sees, and be cleaned on one side
 * only. What is matched by name is matched so. An absent name is only another absent one.
 */
export function isSameName(one: string | undefined, other: string | undefined): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined) return false;
  const clean = cleanTitle(one);
  return clean !== "" && clean === cleanTitle(other);
}

/** Used by writing or by emoji, though they cannot be seen: Mongolian, joiners, variants, tags of flags. */
const used = String.raw`\u180B-\u180F\u200C\u200D\uFE00-\uFE0F\u{E0020}-\u{E007F}\u{E0100}-\u{E01EF}`;
const oddSource = String.raw`[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Surrogate}\p{Noncharacter_Code_Point}\uFFF9-\uFFFC]|(?![${used}])\p{Default_Ignorable_Code_Point}`;
const odd = new RegExp(oddSource, "u");
const allOdd = new RegExp(oddSource, "gu");

/** Behind what never joins, joiners do nothing but make one name differ from another that looks the same. */
const idleJoinersSource = String.raw`(^|[\p{Script=Han}\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Bopomofo}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{N}\p{P}\p{Z}])[\u200C\u200D]+`;
const idleJoiners = new RegExp(idleJoinersSource, "u");
const allIdleJoiners = new RegExp(idleJoinersSource, "gu");

const lineEnd = /[\t-\r\x85\u2028\u2029]/;
const seen = /[^\s\p{Cc}\p{Default_Ignorable_Code_Point}]/u;

function kindOf(codePoint: number): OddCharacter["kind"] {
  const character = String.fromCodePoint(codePoint);
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(character)) return "control";
  if (/\p{Surrogate}/u.test(character)) return "half";
  return /\p{Bidi_Control}/u.test(character) ? "direction" : "invisible";
}

/** The formats of the schemas that are our own. */
export const ownFormats = { name: isName, "one-line": isOneLine };
