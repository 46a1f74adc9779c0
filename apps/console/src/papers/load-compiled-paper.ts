import type { PreparedForm } from "@duheng/form";
import { openPaper } from "@duheng/form/paper-runtime";

/**
 * The compiled paper with this hash: the module that the server scores with, without any compiler on the page. The
 * browser keeps it for good, since its address is the hash of its content.
 * @param attempt from 0; a browser may remember that an address failed, so another attempt has another one
 * Errors: TypeError where it cannot be had.
 */
export async function loadCompiledPaper(hash: string, attempt = 0): Promise<PreparedForm> {
  const address = `/papers/${hash}.js${attempt === 0 ? "" : `?attempt=${attempt}`}`;
  return openPaper(await import(/* @vite-ignore */ address));
}
