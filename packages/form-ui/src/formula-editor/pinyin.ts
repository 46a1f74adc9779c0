import { findPinyin, isNearInitials, type Readings } from "./pinyin-match.ts";

let readings: Readings | null = null;
let loading: Promise<void> | null = null;

/** What a typed word is held against. */
export interface Candidate {
  readonly label: string;
  readonly title?: string;
}

/**
 * How well a typed word means a candidate: 0 is its key itself, larger is worse, null not at all. By the beginning or
 * part of key or title, and (once its dictionary is loaded) by pinyin and its initials.
 */
export function rankName(typed: string, { label, title = "" }: Candidate): number | null {
  const wanted = typed.toLowerCase();
  const key = label.toLowerCase();
  const name = title.toLowerCase();
  if (key === wanted) return 0;
  if (key.startsWith(wanted)) return 1;
  if (name.startsWith(wanted)) return 2;
  const places = pinyinPlaces(wanted, [label, title]);
  if (places.includes("start")) return 3;
  if (key.includes(wanted) || name.includes(wanted)) return 4;
  return places.includes("inside") ? 5 : null;
}

/** Whether a typed word could be a candidate's initials with a slip: to be asked only where nothing else fits. */
export function isNearName(typed: string, { label, title = "" }: Candidate): boolean {
  const read = readings;
  if (read === null || !/^[a-z]+$/i.test(typed)) return false;
  return [label, title].some((text) => isNearInitials(text, typed, read));
}

/** Loads the pinyin dictionary; it is large, so only an editor that is used asks for it. */
export function loadPinyin(): Promise<void> {
  loading ??= import("pinyin-pro").then(
    ({ pinyin }) => {
      const known = new Map<string, readonly string[]>();
      readings = (character) => {
        const before = known.get(character);
        if (before !== undefined) return before;
        const found = han.test(character) ? pinyin(character, allReadings).map(asTyped) : [];
        known.set(character, found);
        return found;
      };
    },
    () => {
      // Not reached: names are still found by their characters, and the next use tries again.
      loading = null;
    },
  );
  return loading;
}

const han = /\p{Script=Han}/u;
const allReadings = { toneType: "none", type: "array", multiple: true } as const;

/** `lü` is typed `lv`. */
function asTyped(sound: string): string {
  return sound.replaceAll("ü", "v");
}

function pinyinPlaces(wanted: string, texts: readonly string[]): ("start" | "inside" | null)[] {
  const read = readings;
  if (read === null || !/^[a-z]+$/.test(wanted)) return [];
  return texts.map((text) => (han.test(text) ? findPinyin(text, wanted, read) : null));
}
