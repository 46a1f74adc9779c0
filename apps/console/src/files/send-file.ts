import type { StoredFile } from "@duheng/contracts";
import type { FileReference } from "@duheng/form";
import { UploadRefusal } from "@duheng/form-ui/fill";
import { callHeaders, session, sessionGate } from "../rpc/client.ts";
import { errorText, isRefusal, type Locale } from "../rpc/errors.ts";

export interface SendOptions {
  /** A share, 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/** Where a stored file is opened: it is always saved, never shown in the page. Of a paper of another tenant, under a grant. */
export function fileHref({ id }: Pick<FileReference, "id">, grantId?: string): string {
  const href = `/api/files/${encodeURIComponent(id)}`;
  return grantId === undefined ? href : `${href}?grant=${encodeURIComponent(grantId)}`;
}

/**
 * Uploads one file for an assessment. Rejects with the server's own sentence, as an UploadRefusal where trying again
 * is no use; with `AbortError` when it was stopped. While
 * the session has ended it waits for the person to sign in again, as every call does.
 */
export async function sendFile(
  assessmentId: string,
  file: File,
  options: SendOptions,
  locale: Locale,
): Promise<FileReference> {
  const answer = await post(assessmentId, file, options).catch((error: unknown) => {
    throw error instanceof TypeError ? new Error(errorText(error, locale), { cause: error }) : error;
  });
  if (answer.status === 401 && session.current() !== undefined && (await sessionGate.waitForSignIn())) {
    return sendFile(assessmentId, file, options, locale);
  }
  if (answer.status !== 201) throw refused(answer.body, locale);
  const { id, name, size, type } = answer.body as StoredFile;
  return { id, name, size, type };
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** XMLHttpRequest, since `fetch` tells nothing of an upload's progress. */
function post(assessment: string, file: File, { onProgress, signal }: SendOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(stopped());
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    request.open("POST", `/api/files?${new URLSearchParams({ assessment, name: file.name })}`);
    for (const [name, value] of Object.entries(callHeaders())) request.setRequestHeader(name, value);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => resolve({ status: request.status, body: request.response });
    request.onerror = () => reject(new TypeError("the server was not reached"));
    request.onabort = () => reject(stopped());
    request.onloadend = () => signal.removeEventListener("abort", stop);
    signal.addEventListener("abort", stop);
    request.send(file);
  });
}

function refused(body: unknown, locale: Locale): Error {
  const thrown = { data: body };
  const sentence = errorText(thrown, locale);
  return isRefusal(thrown)
    ? new UploadRefusal(sentence, { cause: body })
    : new Error(sentence, { cause: body });
}

function stopped(): DOMException {
  return new DOMException("the upload was stopped", "AbortError");
}
