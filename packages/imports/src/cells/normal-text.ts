/** A cell's text as it is kept: one width of characters (NFKC), single spaces, nothing invisible. */
export function normalText(text: string): string {
  return isNormal(text) ? text : normalised(text);
}

/** Most texts are so already, which is seen ten times as fast: of letters, digits, marks and Chinese characters, with single spaces between. */
function isNormal(text: string): boolean {
  let before = 0x20;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isPlain =
      code > 0x20 ? code < 0x7f || (code >= 0x4e00 && code <= 0x9fff) : code === 0x20 && before !== 0x20;
    if (!isPlain) return false;
    before = code;
  }
  return before !== 0x20 || text === "";
}

/** By the rules themselves. */
export function normalised(text: string): string {
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
