import { ImportError } from "./import-error.ts";
import { readWorkbook } from "./read-workbook.ts";

/** Reads a file apart from the page, so that one that takes too long can be stopped. */
self.onmessage = async ({ data }: MessageEvent<Uint8Array>) => {
  try {
    self.postMessage({ workbook: await readWorkbook(data) });
  } catch (error) {
    self.postMessage({ code: error instanceof ImportError ? error.code : "damaged" });
  }
};
