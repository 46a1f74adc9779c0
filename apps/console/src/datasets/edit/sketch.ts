import type { DatasetSketch } from "@duheng/contracts";
import { callHeaders, sending } from "../../rpc/client.ts";

/** The columns that a dataset of a table would have. Rejects as a refused call does. */
export async function sketchOf(content: Blob): Promise<DatasetSketch> {
  const answer = await sending.fetch("/api/datasets/columns", {
    method: "POST",
    headers: { ...callHeaders(), "content-type": "application/octet-stream" },
    body: content,
  });
  const body: unknown = await answer.json().catch(() => undefined);
  if (answer.ok) return body as DatasetSketch;
  throw Object.assign(new Error(`columns: ${answer.status}`), { data: body });
}
