/** What is not a field's own key, in the reader's language. */
interface PlaceWords {
  readonly definition: (name: string) => string;
  readonly whole: string;
}

/** Where a place of a JSON Schema is, in words: the keys of the fields that lead there, `联系人 › 电话 › pattern`. */
export function placeOf(path: string, words: PlaceWords): string {
  const parts = path
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  const shown: string[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] ?? "";
    const key = parts[index + 1];
    if (part === "properties" && key !== undefined) shown.push(key);
    else if ((part === "$defs" || part === "definitions") && key !== undefined)
      shown.push(words.definition(key));
    else {
      // The items of a list are in the list; a number counts branches from one.
      if (part !== "items") shown.push(/^\d+$/.test(part) ? String(Number(part) + 1) : part);
      continue;
    }
    index += 1;
  }
  return shown.length === 0 ? words.whole : shown.join(" › ");
}
