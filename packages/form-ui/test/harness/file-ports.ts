import type { FileReference } from "@duheng/form";
import type { EvidencePort, UploadsPort } from "../../src/fill/index.ts";

/** What the page's file store does next; tests set it by `window.files`. */
export interface FileServer {
  next: "store" | "fail" | "wait";
  stored: string[];
}

declare global {
  interface Window {
    files: FileServer;
  }
}

window.files = { next: "store", stored: [] };

async function store(
  file: File,
  { onProgress, signal }: { onProgress: (share: number) => void; signal: AbortSignal },
): Promise<FileReference> {
  onProgress(0.4);
  while (window.files.next === "wait" && !signal.aborted)
    await new Promise((resolve) => setTimeout(resolve, 20));
  if (window.files.next === "fail") throw new Error("网络中断");
  if (signal.aborted) throw new DOMException("aborted", "AbortError");
  window.files.stored.push(file.name);
  return { id: `${window.files.stored.length}`, name: file.name, size: file.size, type: file.type };
}

/** Keeps files in the page. */
export const uploads: UploadsPort = { upload: store, maxBytes: 2_000 };

/** Keeps evidence in the page. */
export function createEvidence(): EvidencePort {
  const byPath = new Map<string, readonly FileReference[]>();
  const listeners = new Set<() => void>();
  const put = (path: string, files: readonly FileReference[]) => {
    byPath.set(path, files);
    for (const listener of listeners) listener();
  };
  const at = (path: string) => byPath.get(path) ?? none;
  return {
    files: at,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async attach(path, file, options) {
      const stored = await store(file, options);
      put(path, [...at(path), stored]);
      return stored;
    },
    async remove(path, id) {
      put(
        path,
        at(path).filter((file) => file.id !== id),
      );
    },
    maxBytes: 2_000,
    types: "image/*,application/pdf",
  };
}

const none: readonly FileReference[] = [];
