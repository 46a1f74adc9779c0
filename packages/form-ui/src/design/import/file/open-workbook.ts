import { isRecord } from "../../../shared/guards.ts";
import { ImportError, importLimits, isImportErrorCode } from "./import-error.ts";
import type { Workbook } from "./workbook.ts";

/**
 * Reads a file that a person chose, in a worker that is ended when it takes too long.
 * @throws ImportError
 */
export async function openWorkbook(file: File): Promise<Workbook> {
  if (file.size > importLimits.bytes) throw new ImportError("too-large");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const worker = new Worker(new URL("./workbook-worker.ts", import.meta.url), { type: "module" });
  try {
    return await new Promise<Workbook>((resolve, reject) => {
      const timer = setTimeout(() => reject(new ImportError("timeout")), importLimits.time);
      worker.onmessage = ({ data }: MessageEvent<unknown>) => {
        clearTimeout(timer);
        const answer = isRecord(data) ? data : {};
        if (isWorkbook(answer.workbook))
          resolve({ ...answer.workbook, name: file.name.replace(/\.[^.]*$/, "") });
        else {
          const code = String(answer.code);
          reject(new ImportError(isImportErrorCode(code) ? code : "damaged"));
        }
      };
      worker.onerror = () => {
        clearTimeout(timer);
        reject(new ImportError("damaged"));
      };
      worker.postMessage(bytes, [bytes.buffer]);
    });
  } finally {
    worker.terminate();
  }
}

/** The worker is our own: what it sends needs no closer look. */
function isWorkbook(value: unknown): value is Workbook {
  return isRecord(value) && Array.isArray(value.sheets);
}
