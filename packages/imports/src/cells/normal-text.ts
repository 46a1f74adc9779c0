/** A cell's text as it is kept: one width of characters (NFKC), single spaces, nothing invisible. */
export function normalText(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** How names are compared that people write in several ways: without spaces and case. */
export function comparable(text: string): string {
  return normalText(text).replaceAll(" ", "").toLowerCase();
}
