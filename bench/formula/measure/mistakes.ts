import { commonSources, type MistakeKind, mistakeKinds, type Teller, tellers } from "./tellers.ts";

/** What a library tells of one mistake. */
export interface Told {
  /** `never`: a value comes out and nobody is told. */
  readonly when: "before running" | "while running" | "never";
  /** Whether it says where in the formula: as an offset, as line and column, or by a caret below it. */
  readonly position: boolean;
  /** What to write instead: as an edit that a program can apply, in words, or not at all. */
  readonly mend: "edit" | "words" | "none";
  /** What it said or gave, for the reader to judge. */
  readonly said: string;
}

export interface ToldByLibrary {
  readonly library: string;
  readonly mistake: MistakeKind;
  readonly told: Told;
}

/** Makes each library meet each mistake: first all that it offers before a record is there, then a record. */
export async function measureMistakes(): Promise<ToldByLibrary[]> {
  const results: ToldByLibrary[] = [];
  for (const teller of tellers) {
    for (const mistake of mistakeKinds) {
      const source = (teller.sources ?? commonSources)[mistake];
      results.push({ library: teller.library, mistake, told: await meet(teller, source) });
    }
  }
  return results;
}

async function meet({ before, running }: Teller, source: string): Promise<Told> {
  try {
    const complaint = await before(source);
    if (complaint !== undefined) return judged("before running", complaint);
  } catch (complaint) {
    return judged("before running", complaint);
  }
  try {
    const value = await running(source);
    // Some give what others throw.
    if (value instanceof Error) return judged("while running", value);
    return {
      when: "never",
      position: false,
      mend: "none",
      said: `gave ${String(value)}`,
    };
  } catch (complaint) {
    return judged("while running", complaint);
  }
}

function judged(when: Told["when"], complaint: unknown): Told {
  const text = textOf(complaint);
  const isMended = has(complaint, /^(fix|suggestion)$/, (value) => value !== null && value !== undefined);
  return {
    when,
    position: has(complaint, placeKey, (value) => typeof value === "number") || placeText.test(text),
    mend: isMended ? "edit" : mendText.test(text) ? "words" : "none",
    said: text.split("\n").slice(0, 3).join(" ⏎ ").slice(0, 160),
  };
}

const placeKey = /^(from|pos|position|offset|index|at|start|line|lineNumber|column|char)$/;
const placeText =
  /\b(line|column|position|offset|index|char(acter)?|at)\W{0,3}\d+|\[\d+:\d+\]|^[\s|>\d]*\^/im;
/** Generous: who names the parenthesis (or bracket) as what was expected has told what to write. */
const mendText = /did you mean|\b(expect(ed|ing)|missing)\b[^.]*([)\]]|parenthesis|rparen)|\)\W* expected/i;

function textOf(complaint: unknown): string {
  if (complaint instanceof Error) return complaint.message;
  if (Array.isArray(complaint)) return complaint.map(textOf).join("; ");
  if (typeof complaint !== "object" || complaint === null) return String(complaint);
  return "message" in complaint ? String(complaint.message) : JSON.stringify(complaint);
}

/** Whether a property of that name, however deep within reason, holds what is wanted. */
function has(value: unknown, key: RegExp, isWanted: (value: unknown) => boolean, depth = 4): boolean {
  if (typeof value !== "object" || value === null || depth === 0) return false;
  return Object.getOwnPropertyNames(value).some((name) => {
    if (name === "stack" || name === "cause") return false;
    const held: unknown = Reflect.get(value, name);
    return (key.test(name) && isWanted(held)) || has(held, key, isWanted, depth - 1);
  });
}
