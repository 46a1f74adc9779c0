/** Files of this sitting by the import that was made of them, so that another of their sheets can be read. */
const files = new Map<string, File>();

export function rememberFile(importId: string, file: File): void {
  files.set(importId, file);
}

/** undefined: it was brought in another sitting, or pasted. */
export function fileOf(importId: string): File | undefined {
  return files.get(importId);
}
