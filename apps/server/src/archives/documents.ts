import { setImmediate as breathe } from "node:timers/promises";
import type { DocumentName } from "@duheng/contracts";
import { schemaFiles } from "@duheng/contracts/schemas";
import { modelNamed } from "../database/model.ts";
import { schemaOf } from "../database/schema/json-schema.ts";
import { toWire } from "../database/schema/wire.ts";
import type { ArchivedCollection } from "./collections.ts";

/** Documents of one answer of the database; then whoever else is served by this process has his turn. */
const batch = 250;

/**
 * The tenant's documents of a collection by their ids, some at a time, each as its schema says; what is sealed stays so. In the
 * present scope. Page by page: a cursor of mongoose awaits each document by itself, which takes twice as long.
 */
export async function* documentsOf(
  { name, own }: ArchivedCollection,
  tenantId: string,
): AsyncGenerator<unknown[]> {
  const model = modelNamed(name);
  let last = "";
  for (;;) {
    const page: unknown[] = await model
      .find({ _id: { $gt: last }, ...own(tenantId) } as never)
      .sort({ _id: 1 })
      .limit(batch)
      .lean();
    if (page.length > 0) yield page.map((document) => toWire(name, document as never));
    if (page.length < batch) return;
    last = String(Reflect.get(Object(page.at(-1)), "_id"));
    await breathe();
  }
}

/** How many there are. */
export function countOf({ name, own }: ArchivedCollection, tenantId: string): Promise<number> {
  return modelNamed(name).countDocuments(own(tenantId) as never);
}

/** The files of schemas/ by which these documents can be read: theirs, and all that they refer to. By their names. */
export function schemasOf(names: readonly DocumentName[]): Map<string, string> {
  const found = new Map<string, string>();
  const waiting = names.map((name) => schemaOf(name).file);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    const text = `${JSON.stringify(schemaFiles[file], null, 2)}\n`;
    found.set(file, text);
    for (const [, other = ""] of text.matchAll(/"\$ref": "([^"#]+)/g)) waiting.push(other);
  }
  return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}
