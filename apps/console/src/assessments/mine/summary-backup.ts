/** What was typed into a summary and is not saved yet, kept over a reload of the page. */
interface Draft {
  id: string;
  revision: number;
}

/** The text that was typed but not saved; undefined when there is none. */
export function readBackup({ id }: Draft): string | undefined {
  return storage()?.getItem(key(id)) ?? undefined;
}

/** Keeps the text, or forgets it (undefined) once it is saved. */
export function writeBackup({ id }: Draft, text: string | undefined): void {
  if (text === undefined) storage()?.removeItem(key(id));
  else storage()?.setItem(key(id), text);
}

function key(id: string): string {
  return `duheng.summary.${id}`;
}

function storage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    // Storage may be forbidden by the browser's settings: then there is no backup.
    return undefined;
  }
}
