import type { ErrorResponse, StoredFile } from "@duheng/contracts";
import type { TestClient } from "./client.ts";

export interface Uploaded {
  readonly status: number;
  readonly file: StoredFile;
  readonly refusal: ErrorResponse;
}

/** Uploads a file as the console does; `headers` come on top. */
export async function upload(
  client: TestClient,
  assessment: string,
  {
    name,
    content,
    headers = {},
  }: { name: string; content: Buffer | string; headers?: Record<string, string> },
): Promise<Uploaded> {
  const query = new URLSearchParams({ assessment, name });
  const response = await client.fetch(`/api/files?${query}`, {
    method: "POST",
    headers: { "x-duheng-csrf": "1", "content-type": "application/octet-stream", ...headers },
    body: Buffer.from(content),
  });
  const body: unknown = await response.json();
  return { status: response.status, file: body as StoredFile, refusal: body as ErrorResponse };
}

/** The smallest content that is a PDF to whoever looks at it. */
export const pdf = Buffer.from("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

/** The beginning of a Windows program. */
export const program = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(2_000, 0x90)]);
