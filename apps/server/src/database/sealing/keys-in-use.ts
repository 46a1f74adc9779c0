import { keyIdOf } from "./seal-text.ts";
import { forEachSealed } from "./sealed-models.ts";

/** How many values are sealed under which key. Reads all of them, tenant by tenant. */
export async function keysInUse(): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  await forEachSealed(async ({ model, property }) => {
    const filter = { [property]: { $exists: true } };
    for await (const one of model
      .find(filter as never, { [property]: 1 })
      .lean()
      .cursor()) {
      const keyId = keyIdOf(String(Reflect.get(one, property)));
      counts.set(keyId, (counts.get(keyId) ?? 0) + 1);
    }
  });
  return counts;
}
