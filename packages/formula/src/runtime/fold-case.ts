/**
 * A text without the difference of upper and lower case, as Excel compares texts. Letter by letter, so that no letter
 * hangs on its neighbours (the Greek sigma) and a text keeps its length in characters (ß is not ss).
 */
export function foldCase(text: string): string {
  if (isAscii.test(text)) return text.toLowerCase();
  // Most Chinese texts have no case at all, which is quickly seen.
  if (!hasCase(text)) return text;
  let folded = "";
  for (const letter of text) folded += foldLetter(letter);
  return folded;
}

/** Whether a text has a letter that stands for another one too when case is ignored. */
export function hasCase(text: string): boolean {
  return text.toLowerCase() !== text || text.toUpperCase() !== text;
}

function foldLetter(letter: string): string {
  let folded = letters.get(letter);
  if (folded === undefined) {
    const upper = single(letter.toUpperCase(), letter);
    folded = single(upper.toLowerCase(), upper);
    letters.set(letter, folded);
  }
  return folded;
}

/** Letters that were folded before: no more than there are. */
const letters = new Map<string, string>();

/** A letter that another case writes with several stays as it is. */
function single(changed: string, letter: string): string {
  return [...changed].length === 1 ? changed : letter;
}

const isAscii = /^[\x20-\x7e]*$/;
