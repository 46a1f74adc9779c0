import { clamdScanner } from "./scanning/clamd.ts";
import type { Scanner } from "./scanning/scanner.ts";

export interface FileSettings {
  /** Largest size of one file in bytes. */
  readonly maxBytes: number;
  /** Looks at each file before it is kept; undefined: nothing does, and files say so. */
  readonly scanner: Scanner | undefined;
}

export interface FileOptions {
  /** Largest size of one file in bytes; 20 MB when absent. */
  readonly maxFileBytes?: number | undefined;
  /** Where clamd listens: `host:port`, or the path of its socket. */
  readonly clamd?: string | undefined;
}

/** 20 MB: scans and photographs of a quarter pass, videos do not. */
export const defaultMaxFileBytes = 20 * 1024 * 1024;

let settings: FileSettings = { maxBytes: defaultMaxFileBytes, scanner: undefined };

/** Called once at the start. */
export function configureFiles({ maxFileBytes = defaultMaxFileBytes, clamd }: FileOptions): void {
  settings = { maxBytes: maxFileBytes, scanner: clamd === undefined ? undefined : clamdScanner(clamd) };
}

export function fileSettings(): FileSettings {
  return settings;
}
