/** Full-width and typographic characters that mean the same as a half-width one: input methods produce them. */
const halfWidth: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  "，": ",",
  "（": "(",
  "）": ")",
  "＋": "+",
  "－": "-",
  "＊": "*",
  "／": "/",
  "＾": "^",
  "＆": "&",
  "＝": "=",
  "＜": "<",
  "＞": ">",
  "％": "%",
  "．": ".",
  "［": "[",
  "］": "]",
  "？": "?",
});

/** Characters that are no part of the language but whose meaning is plain: what to write in their stead. */
export const replacements: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  "×": "*",
  "÷": "/",
  "≤": "<=",
  "≥": ">=",
  "≠": "<>",
  "−": "-",
  "–": "-",
  "—": "-",
  "、": ",",
  "；": ",",
  ";": ",",
  "。": ".",
  "{": "(",
  "}": ")",
  "｛": "(",
  "｝": ")",
});

/** Opening quote → the quotes that close it. */
export const quotes: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  '"': '"',
  "'": "'",
  "“": "”",
  "”": "”",
  "‘": "’",
  "’": "’",
  "＂": "＂",
  "＇": "＇",
});

/** A character as its half-width equivalent. */
export function normalise(character: string): string {
  return halfWidth[character] ?? character;
}

/** Half-width digits for `０`…`９`. */
export function normaliseDigits(text: string): string {
  return text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

export function isDigit(character: string): boolean {
  return /^[0-9０-９]$/.test(character);
}

export function isNameStart(character: string): boolean {
  return /^[\p{ID_Start}_$]$/u.test(character);
}

export function isNamePart(character: string): boolean {
  return /^[\p{ID_Continue}$]$/u.test(character);
}

export function isSpace(character: string): boolean {
  return /^[\s\u200b\u3000]$/.test(character);
}
