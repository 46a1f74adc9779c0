import type { Import, ImportKind } from "@duheng/contracts";
import { callHeaders, session, sessionGate } from "../../rpc/client.ts";

/** A table that is brought: a file, or what was on the clipboard; of several sheets, the one that is meant. */
export interface Table {
  readonly kind: ImportKind;
  /** Of figures: what they are for. */
  readonly dataset?: { readonly id: string; readonly period: string } | undefined;
  readonly content: Blob;
  readonly name: string;
  readonly sheet?: string;
}

/**
 * Sends a table and answers what would become of it. Rejects as a refused call does. While the session has ended it waits
 * for the person to sign in again.
 */
export async function sendTable(table: Table, onProgress: (share: number) => void): Promise<Import> {
  const { status, body } = await post(table, onProgress);
  if (status === 401 && session.current() !== undefined && (await sessionGate.waitForSignIn()))
    return sendTable(table, onProgress);
  if (status === 201) return body as Import;
  throw Object.assign(new Error(`imports: ${status}`), { data: body });
}

/** XMLHttpRequest, since `fetch` tells nothing of an upload's progress. */
function post(
  { kind, dataset, content, name, sheet }: Table,
  onProgress: (share: number) => void,
): Promise<{ status: number; body: unknown }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({
      kind,
      name,
      ...(sheet === undefined ? {} : { sheet }),
      ...(dataset === undefined ? {} : { datasetId: dataset.id, period: dataset.period }),
    });
    request.open("POST", `/api/imports?${query}`);
    for (const [header, value] of Object.entries(callHeaders())) request.setRequestHeader(header, value);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => resolve({ status: request.status, body: request.response });
    request.onerror = () => reject(new TypeError("the server was not reached"));
    request.send(content);
  });
}
