import { expect } from "vitest";
import type { TestClient } from "./client.ts";

/** What the server makes ids of. */
const madeId = /[0-9a-z]{24}/;

/** The trail in words, the newest first, without who signed in; all that it names, it names in words. */
export async function readTrail(
  reader: TestClient,
  filter: Record<string, unknown> = {},
): Promise<{ action: string; zh: string; en: string }[]> {
  const { data } = await reader.api.audit.list.query({ filter, page: { page: 1, perPage: 200 } });
  const said = data.map(({ action, said: text }) => ({ action, zh: text?.zh ?? "", en: text?.en ?? "" }));
  expect(said.filter(({ zh, en }) => zh === "" || madeId.test(zh) || madeId.test(en))).toEqual([]);
  return said.filter(({ action }) => action !== "identity.signIn");
}
