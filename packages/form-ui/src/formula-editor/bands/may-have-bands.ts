/** Whether a formula has such a call at all: quicker than to read it. */
export function mayHaveBands(source: string): boolean {
  return /band\s*\(/i.test(source.normalize("NFKC"));
}
