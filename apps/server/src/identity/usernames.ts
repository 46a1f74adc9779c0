/** How user names are compared: without case, width or surrounding space. */
export function normalizeUsername(username: string): string {
  return username.normalize("NFKC").trim().toLowerCase();
}
