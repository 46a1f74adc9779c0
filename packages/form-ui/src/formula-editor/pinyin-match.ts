/** All readings of a character without tones; empty for what is no Chinese character. */
export type Readings = (character: string) => readonly string[];

/** Where in a text a word typed in Latin letters is found: `start`, further `inside`, or not at all (null). */
export type PinyinPlace = "start" | "inside" | null;

/**
 * Finds `bls`, `banjieshu`, `banjies` or `bjshu` in 办结数: each character by its whole reading or by the beginning of it,
 * characters in a row, other signs by themselves.
 */
export function findPinyin(text: string, letters: string, readings: Readings): PinyinPlace {
  const characters = [...text];
  for (let start = 0; start < characters.length; start += 1) {
    if (reads(characters, start, letters.toLowerCase(), readings)) return start === 0 ? "start" : "inside";
  }
  return null;
}

/** Whether initials are meant with one of them mistyped, not the first: `bls` for 办结数. */
export function isNearInitials(text: string, letters: string, readings: Readings): boolean {
  const characters = [...text];
  const typed = [...letters.toLowerCase()];
  if (typed.length < 3 || typed.length > characters.length) return false;
  const wrong = typed.filter(
    (letter, at) => !readings(characters[at] ?? "").some((sound) => sound.startsWith(letter)),
  );
  const [first] = typed;
  return (
    wrong.length === 1 &&
    first !== undefined &&
    readings(characters[0] ?? "").some((sound) => sound.startsWith(first))
  );
}

function reads(characters: readonly string[], start: number, letters: string, readings: Readings): boolean {
  // Ends of what is typed that can be reached after each character: no backtracking, so no slow words.
  let reached = new Set([0]);
  for (let at = start; at < characters.length; at += 1) {
    const next = new Set<number>();
    const character = characters[at] ?? "";
    const sounds = readings(character);
    for (const from of reached) {
      for (const sound of sounds.length > 0 ? sounds : [character.toLowerCase()]) {
        for (let length = 1; length <= sound.length; length += 1) {
          if (letters.charAt(from + length - 1) !== sound.charAt(length - 1)) break;
          if (from + length === letters.length) return true;
          next.add(from + length);
        }
      }
    }
    if (next.size === 0) return false;
    reached = next;
  }
  return false;
}
