/** Whether a text is a word as formulas have it. */
export function isKey(text: string): boolean {
  return /^\p{L}[\p{L}\p{N}_]{0,59}$/u.test(text);
}

/** A word as formulas have it, of what something is called; one that nothing else has. */
export function keyFor(title: string, taken: readonly string[]): string {
  const letters = title
    .replace(/[（(][^（()）]*[）)]\s*$/, "")
    .replaceAll(/[^\p{L}\p{N}_]/gu, "")
    .replace(/^[\p{N}_]+/u, "")
    .slice(0, 50);
  if (letters === "") return "";
  let key = letters;
  for (let at = 2; taken.includes(key); at += 1) key = `${letters}${at}`;
  return key;
}
