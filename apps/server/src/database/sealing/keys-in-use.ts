import { keyIdOf } from "./seal-text.ts";
import { forEachSealed } from "./sealed-models.ts";

/** How many values are sealed under which key. Reads all of them, tenant by tenant. */
export async function keysInUse(): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  await forEachSealed(async ({ model, path, valueIn }) => {
    const filter = { [path]: { $exists: true, $ne: null } };
    for await (const one of model
      .find(filter as never, { [path]: 1 })
      .lean()
      .cursor()) {
      const keyId = keyIdOf(valueIn(one) ?? "");
      counts.set(keyId, (counts.get(keyId) ?? 0) + 1);
    }
  });
  return counts;
}
