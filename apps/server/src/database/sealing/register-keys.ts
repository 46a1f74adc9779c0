import { globalCollection } from "../global-collection.ts";
import type { KeyRing } from "./key-ring.ts";
import { keysInUse } from "./keys-in-use.ts";
import { keyRing } from "./sealed-documents.ts";

interface KnownKey {
  _id: string;
  check: string;
}

const prefix = "data-key/";

/**
 * Remembers the keys that this database has seen. Throws when a key is another one than was known by its id: what it
 * sealed could not be told from what the first one did.
 */
export async function registerKeys({ keys }: KeyRing): Promise<void> {
  for (const [id, { check }] of keys) {
    const known = await knownKeys().findOneAndUpdate(
      { _id: prefix + id },
      { $setOnInsert: { check } },
      { upsert: true, returnDocument: "after" },
    );
    if (known === null || known.check === check) continue;
    throw new Error(
      `DATA_KEYS: 密钥“${id}”与此前使用的同名密钥不同。请恢复原来的密钥，新密钥另取编号。 the key ${id} is another one than before: give back the former, and a new one an id of its own`,
    );
  }
}

/** The ids of the keys that this database has seen; none in a new one. */
export async function knownKeyIds(): Promise<string[]> {
  const known = await knownKeys()
    .find({ _id: { $regex: `^${prefix}` } })
    .toArray();
  return known.map(({ _id }) => _id.slice(prefix.length));
}

/** One sentence for each key that is not here and without which values cannot be opened. Cheap while all are here. */
export async function missingKeys(): Promise<string[]> {
  const { keys } = keyRing();
  const known = await knownKeyIds();
  if (known.every((id) => keys.has(id))) return [];
  const counts = await keysInUse();
  return [...counts].flatMap(([id, count]) =>
    keys.has(id)
      ? []
      : [
          `DATA_KEYS: 缺少密钥“${id}”，${count} 项加密内容无法显示。 the key ${id} is missing, and ${count} sealed values cannot be opened`,
        ],
  );
}

/** Forgets the keys that seal nothing any more and are not given either. */
export async function forgetKeys(inUse: ReadonlyMap<string, number>): Promise<void> {
  const kept = [...new Set([...inUse.keys(), ...keyRing().keys.keys()])];
  await knownKeys().deleteMany({
    _id: { $regex: `^${prefix}`, $nin: kept.map((id) => prefix + id) },
  });
}

function knownKeys() {
  return globalCollection<KnownKey>("system_settings");
}
