import type { PreparedForm } from "@duheng/form";
import { openPaper } from "@duheng/form/paper-runtime";

/** The compiled paper of the form of that size, fetched as a filling page does. */
export async function loadCompiled(size: number): Promise<PreparedForm> {
  return openPaper(await import(/* @vite-ignore */ `/paper-${size}.js`));
}
