/**
 * The character codes of the language. ASCII and its full-width forms are told apart by tables, since every
 * character of every formula passes here; the rest of Unicode by its properties.
 */
const fullWidthStart = 0xff01;
const fullWidthEnd = 0xff5e;
const fullWidthShift = 0xfee0;

/** Full-width punctuation that means the same as its half-width form: input methods produce it. */
const plainOfFullWidth = new Uint8Array(fullWidthEnd - fullWidthStart + 1);
for (const character of "，（）＋－＊／＾＆＝＜＞％．［］？") {
  const code = character.charCodeAt(0);
  plainOfFullWidth[code - fullWidthStart] = code - fullWidthShift;
}

const starts = 1;
const continues = 2;
const digit = 4;
const space = 8;
const ascii = new Uint8Array(128);
for (let code = 0; code < 128; code += 1) {
  const character = String.fromCharCode(code);
  if (/[A-Za-z_$]/.test(character)) ascii[code] = starts | continues;
  else if (/[0-9]/.test(character)) ascii[code] = continues | digit;
  else if (/\s/.test(character)) ascii[code] = space;
}

/** Characters that are no part of the language but whose meaning is plain: what to write in their stead. */
export const replacements: ReadonlyMap<string, string> = new Map([
  ["×", "*"],
  ["÷", "/"],
  ["≤", "<="],
  ["≥", ">="],
  ["≦", "<="],
  ["≧", ">="],
  ["≠", "<>"],
  ["−", "-"],
  ["–", "-"],
  ["—", "-"],
  ...[..."∗⁎✕✖⨉⨯﹡"].map((mark) => [mark, "*"] as const),
  ...[..."∕⁄➗⟋"].map((mark) => [mark, "/"] as const),
  ...[..."➕﹢"].map((mark) => [mark, "+"] as const),
  ...[..."➖﹣‐‑‒―⁻"].map((mark) => [mark, "-"] as const),
  ...[..."﹪٪"].map((mark) => [mark, "%"] as const),
  ["⩾", ">="],
  ["⩽", "<="],
  ["﹤", "<"],
  ["﹥", ">"],
  ["﹦", "="],
  ["∧", " AND "],
  ["∨", " OR "],
  ["¬", " NOT "],
  ["﹙", "("],
  ["﹚", ")"],
  ["﹐", ","],
  ["、", ","],
  ["；", ","],
  [";", ","],
  ["。", "."],
  ["{", "("],
  ["}", ")"],
  ["｛", "("],
  ["｝", ")"],
  ["【", "["],
  ["】", "]"],
  ["〔", "("],
  ["〕", ")"],
]);

/** The code of the quote that closes a text opened by this one; 0 where it opens none. */
export function closingQuote(code: number): number {
  if (code === 0x22 || code === 0x27) return code;
  if (code < 0x2018) return 0;
  if (code === 0x201c || code === 0x201d) return 0x201d;
  if (code === 0x2018 || code === 0x2019) return 0x2019;
  return code === 0xff02 || code === 0xff07 ? code : 0;
}

/** The code of a character's half-width equivalent. */
export function plainCode(code: number): number {
  if (code < fullWidthStart || code > fullWidthEnd) return code;
  return plainOfFullWidth[code - fullWidthStart] || code;
}

/** A character as its half-width equivalent. */
export function normalise(character: string): string {
  return character === "" ? "" : String.fromCharCode(plainCode(character.charCodeAt(0)));
}

/** Half-width digits for `０`…`９`, and a half-width point and percent sign. */
export function normaliseNumber(text: string): string {
  return text.replace(/[０-９．％]/g, (each) => String.fromCharCode(each.charCodeAt(0) - fullWidthShift));
}

export function isDigitCode(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
}

/** Whether a name can begin with this code point. */
export function isNameStartCode(code: number): boolean {
  if (code < 128) return ((ascii[code] ?? 0) & starts) !== 0;
  if (code >= 0x4e00 && code <= 0x9fff) return true;
  return /^\p{ID_Start}$/u.test(String.fromCodePoint(code));
}

/** Whether a name can go on with this code point. */
export function isNamePartCode(code: number): boolean {
  if (code < 128) return ((ascii[code] ?? 0) & continues) !== 0;
  if (code >= 0x4e00 && code <= 0x9fff) return true;
  return /^\p{ID_Continue}$/u.test(String.fromCodePoint(code));
}

export function isNameStart(character: string): boolean {
  return character !== "" && isNameStartCode(character.codePointAt(0) ?? 0);
}

export function isNamePart(character: string): boolean {
  return character !== "" && isNamePartCode(character.codePointAt(0) ?? 0);
}

export function isSpaceCode(code: number): boolean {
  if (code < 128) return ((ascii[code] ?? 0) & space) !== 0;
  if (code >= 0x3001 && code < 0xfeff) return false;
  return code === 0x200b || /\s/.test(String.fromCharCode(code));
}
