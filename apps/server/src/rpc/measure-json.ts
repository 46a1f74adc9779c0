/** As deep as validators look; a batch wraps its inputs once more. */
const deepest = 90;
/** Commas and colons; twice what a value may have as parts, since each named part has both. */
const mostMarks = 400_000;

/**
 * Goes over the text of a JSON value without parsing it: parsing 8 MB of keys takes seconds, counting them
 * milliseconds. What is no JSON is not its business.
 *
 * @returns what is out of measure, or null.
 */
export function measureJson(text: string): "depth" | "parts" | null {
  let depth = 0;
  let marks = 0;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case 0x22: // "
        at = endOfString(text, at);
        break;
      case 0x5b: // [
      case 0x7b: // {
        depth += 1;
        if (depth > deepest) return "depth";
        break;
      case 0x5d: // ]
      case 0x7d: // }
        depth -= 1;
        break;
      case 0x2c: // ,
      case 0x3a: // :
        marks += 1;
        if (marks > mostMarks) return "parts";
        break;
    }
  }
  return null;
}

/** The place of the quotation mark that ends the string which begins at `start`, or the end of the text. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}
