import { clamdScanner } from "./scanning/clamd.ts";
import type { Scanner } from "./scanning/scanner.ts";

export interface FileSettings {
  /** Largest size of one file in bytes. */
  readonly maxBytes: number;
  /** What all files of one tenant may take together, in bytes. */
  readonly maxTenantBytes: number;
  /** Looks at each file before it is kept; undefined: nothing does, and files say so. */
  readonly scanner: Scanner | undefined;
}

export interface FileOptions {
  /** Largest size of one file in bytes; 20 MB when absent. */
  readonly maxFileBytes?: number | undefined;
  /** What all files of one tenant may take together, in bytes; 20 GB when absent. */
  readonly maxTenantBytes?: number | undefined;
  /** Where clamd listens: `host:port`, or the path of its socket. */
  readonly clamd?: string | undefined;
}

/** 20 MB: scans and photographs of a quarter pass, videos do not. */
export const defaultMaxFileBytes = 20 * 1024 * 1024;

/** 20 GB: two hundred people with some ten scans a quarter fill it in three years. */
export const defaultMaxTenantBytes = 20 * 1024 ** 3;

let settings: FileSettings = {
  maxBytes: defaultMaxFileBytes,
  maxTenantBytes: defaultMaxTenantBytes,
  scanner: undefined,
};

/** Called once at the start. */
export function configureFiles(options: FileOptions): void {
  const { maxFileBytes = defaultMaxFileBytes, maxTenantBytes = defaultMaxTenantBytes, clamd } = options;
  settings = {
    maxBytes: maxFileBytes,
    maxTenantBytes,
    scanner: clamd === undefined ? undefined : clamdScanner(clamd),
  };
}

export function fileSettings(): FileSettings {
  return settings;
}
