import type { ErrorResponse, Import } from "@duheng/contracts";
import { writeXlsx } from "hucre/xlsx";
import { expect } from "vitest";
import type { SignedIn } from "./server.ts";

export interface Brought {
  readonly status: number;
  readonly staged: Import;
  readonly refusal: ErrorResponse;
}

/** Brings a table of people as the console does: as it is pasted, or as a file. */
export async function bring(
  { fetch }: Pick<SignedIn, "fetch">,
  content: string | Uint8Array,
  {
    name = "",
    sheet,
    kind = "staff",
    dataset,
  }: {
    name?: string;
    sheet?: string;
    kind?: Import["kind"];
    dataset?: { readonly id: string; readonly period: string };
  } = {},
): Promise<Brought> {
  const query = new URLSearchParams({
    kind,
    name,
    ...(sheet === undefined ? {} : { sheet }),
    ...(dataset === undefined ? {} : { datasetId: dataset.id, period: dataset.period }),
  });
  const response = await fetch(`/api/imports?${query}`, {
    method: "POST",
    headers: { "x-duheng-csrf": "1", "content-type": "application/octet-stream" },
    body: Buffer.from(content),
  });
  const body: unknown = await response.json();
  return { status: response.status, staged: body as Import, refusal: body as ErrorResponse };
}

/** Cells as Excel puts them on the clipboard. */
export function pasted(...rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.join("\t")).join("\r\n");
}

/** A workbook of one sheet. */
export function workbook(
  rows: readonly (readonly (string | number | Date | null)[])[],
  name = "人员",
): Promise<Uint8Array> {
  return writeXlsx({ sheets: [{ name, rows: rows.map((row) => [...row]) }] });
}

/** Waits until an import is in a state. */
export async function until(
  { api }: Pick<SignedIn, "api">,
  id: string,
  state: Import["state"],
): Promise<Import> {
  await expect.poll(async () => (await api.imports.get.query({ id })).state, { timeout: 20_000 }).toBe(state);
  return api.imports.get.query({ id });
}
