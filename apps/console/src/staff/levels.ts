/** Levels as one line of text: `正科级，副科级`. */
export function joinLevels(levels: unknown): string {
  return Array.isArray(levels) ? levels.join("，") : "";
}

/** The line of text back into levels; Chinese and Latin commas both divide. While typing, a last empty part is kept. */
export function splitLevels(text: string): string[] {
  const parts = text.split(/[,，、]/).map((part) => part.trimStart());
  return parts.filter((part, index) => part !== "" || (index === parts.length - 1 && index > 0));
}
