import type { Actor } from "../base/actor.ts";
import { abilityOf } from "../permissions/abilities.ts";
import type { Caller } from "../permissions/caller.ts";
import { exportedLists } from "../use-cases/documents/exported-lists.ts";
import type { ArchiveEntry, ArchiveZip } from "./zip.ts";

/** Somebody's own work, and what is other units': of a unit they would tell nothing, or too much. */
const leftLists: ReadonlySet<string> = new Set(["workItems", "tenants", "library"]);

/** Adds each list that can be had as a workbook, as an administrator of the tenant sees it: sealed values as masks. */
export async function* addLists(zip: ArchiveZip, caller: Caller): AsyncGenerator<ArchiveEntry> {
  for (const [name, list] of exportedLists) {
    if (leftLists.has(name) || !caller.ability.can("read", list.subject)) continue;
    const content = await list.writeAll({ caller, locale: "zh" });
    yield await zip.add(`表格/${list.title.zh}.xlsx`, chunksOf(content), { isPacked: true });
  }
}

/** How many there are. */
export function listCount({ ability }: Caller): number {
  return [...exportedLists].filter(
    ([name, { subject }]) => !leftLists.has(name) && ability.can("read", subject),
  ).length;
}

/** As whom an archive reads the lists of a tenant: its administrator. */
export function archivist(
  { actor }: Caller,
  tenant: { readonly id: string; readonly isTopmost: boolean },
): Caller {
  const reader: Actor = {
    userId: actor.userId,
    name: actor.name,
    tenantId: tenant.id,
    roles: ["unit-admin"],
  };
  const ability = abilityOf({
    userId: actor.userId,
    roles: reader.roles,
    tenant,
    inChargeOf: [],
    headOf: [],
  });
  return { actor: reader, ability };
}

/** Chunk by chunk in the context of whoever reads, so that what is fetched for it is of the same moment. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    reader.releaseLock();
    await stream.cancel().catch(() => {});
  }
}
