import type { PreparedForm } from "@duheng/form";
import { openPaper } from "@duheng/form/paper-runtime";

/**
 * The compiled paper of this id: the module that the server scores with, without any compiler on the page. The
 * browser keeps it for good, since its address is the hash of what it was compiled from, and by what.
 * @param attempt from 0; a browser may remember that an address failed, so another attempt has another one
 * Errors: TypeError where it cannot be had.
 */
export async function loadCompiledPaper(paperHash: string, attempt = 0): Promise<PreparedForm> {
  const address = `/papers/${paperHash}.js${attempt === 0 ? "" : `?attempt=${attempt}`}`;
  return openPaper(await import(/* @vite-ignore */ address));
}
