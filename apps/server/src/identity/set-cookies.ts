/** The Set-Cookie lines of an answer of the sign-in library. */
export function setCookies(headers: Headers | null | undefined): string[] {
  return headers?.getSetCookie() ?? [];
}
