/** What a code may look like (form.schema.json). */
export function isCode(text: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]{0,39}$/u.test(text);
}
