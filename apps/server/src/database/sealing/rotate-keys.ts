import { mongo } from "mongoose";
import { AppError } from "../../errors/app-error.ts";
import { keysInUse } from "./keys-in-use.ts";
import { forgetKeys } from "./register-keys.ts";
import { openText, sealedUnder, sealText } from "./seal-text.ts";
import { keyRing } from "./sealed-documents.ts";
import { forEachSealed, type SealedModel } from "./sealed-models.ts";

export interface Rotation {
  /** Values that were sealed anew. */
  resealed: number;
  /** Values that somebody else wrote meanwhile: theirs stay. */
  overtaken: number;
  /** One sentence for each value that could not be opened, and was left as it is. */
  problems: string[];
  /** How many values are under which key now. */
  counts: ReadonlyMap<string, number>;
}

const batchSize = 200;

/**
 * Seals everything under the ring's first key, value by value, while others read and write: each write happens only where
 * the value is still the one that was read, and leaves revision and dates, so that nobody's save comes into conflict.
 * Whatever is under the first key is done, so that it may be ended at any moment and run again.
 *
 * @param onBatch told after each batch how many values were sealed so far
 */
export async function rotateKeys(onBatch: (resealed: number) => void = () => {}): Promise<Rotation> {
  const rotation = { resealed: 0, overtaken: 0, problems: [] as string[] };
  await forEachSealed(async (sealed) => {
    for (let last = ""; ; ) {
      const batch = await notUnderFirst(sealed, last);
      for (const document of batch) {
        last = document._id;
        await reseal(sealed, document, rotation);
      }
      if (batch.length > 0) onBatch(rotation.resealed);
      if (batch.length < batchSize) return;
    }
  });
  const counts = await keysInUse();
  await forgetKeys(counts);
  return { ...rotation, counts };
}

async function notUnderFirst({ model, path, idIn }: SealedModel, after: string): Promise<Stored[]> {
  const filter = {
    _id: { $gt: after },
    [path]: { $exists: true, $ne: null, $not: { $regex: `^${sealedUnder(keyRing().first)}` } },
  };
  const found: unknown[] = await model
    .find(filter as never, { tenantId: 1, [idIn]: 1, [path]: 1 })
    .sort({ _id: 1 })
    .limit(batchSize)
    .lean();
  return found.map((one) => ({ ...Object(one), _id: String(Reflect.get(Object(one), "_id")) }));
}

interface Stored {
  readonly _id: string;
}

async function reseal(
  { name, path, placeOf, valueIn, model }: SealedModel,
  stored: Stored,
  rotation: Omit<Rotation, "counts">,
): Promise<void> {
  const { _id } = stored;
  const value = valueIn(stored);
  if (value === undefined) return;
  let text: string;
  try {
    text = openText(keyRing(), placeOf(stored), value);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    rotation.problems.push(`${name} ${_id}: ${path}: ${error.text.en}`);
    return;
  }
  const next = sealText(keyRing(), placeOf(stored), text);
  const { matchedCount } = await patiently(() =>
    model.updateOne({ _id, [path]: value } as never, { $set: { [path]: next } } as never, {
      timestamps: false,
    }),
  );
  rotation[matchedCount === 1 ? "resealed" : "overtaken"] += 1;
}

/** A save that is under way has the document for a moment. */
async function patiently<T>(write: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await write();
    } catch (error) {
      const isConflict = error instanceof mongo.MongoServerError && error.code === 112;
      if (!isConflict || tries === 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10 * tries));
    }
  }
}
