import { mongoose } from "../src/database/mongoose.ts";

type Plain = Record<string, unknown>;

interface Wanted {
  /** What their ids begin with. */
  readonly name: string;
  /** A stored document. */
  readonly like: Plain;
  readonly count: number;
  /** Fields in which each differs, beside its id. */
  readonly varied: readonly string[];
  /** Fields that are other than in `like`, in all. */
  readonly over?: Plain;
}

/** Puts many documents beside one into its collection, straight into the database. */
export async function multiply(
  collection: string,
  { name, like, count, varied, over = {} }: Wanted,
): Promise<void> {
  const documents = Array.from({ length: count }, (_, index) => {
    const made: Plain = { ...structuredClone(like), ...over, _id: `${name}-${index}` };
    for (const path of varied) vary(made, path.split("."), index);
    return made;
  });
  await stored(collection).insertMany(documents as never);
}

/** One document of a collection as it is stored. */
export async function storedDocument(collection: string, filter: Plain = {}): Promise<Plain> {
  const found = await stored(collection).findOne(filter as never);
  if (found === null) throw new Error(`${collection} has no document`);
  return { ...found };
}

function stored(collection: string) {
  return mongoose.connection.getClient().db(mongoose.connection.name).collection(collection);
}

function vary(within: Plain, [key = "", ...rest]: readonly string[], index: number): void {
  if (rest.length > 0) {
    const inner: unknown = within[key] ?? {};
    if (typeof inner === "object" && inner !== null) vary(inner as Plain, rest, index);
    return;
  }
  const value = within[key];
  // Not in the order in which they are written.
  const mixed = (index * 37) % 101;
  if (value instanceof Date) within[key] = new Date(value.getTime() + mixed * 60_000);
  else if (typeof value === "string") within[key] = `${value}-${String(mixed).padStart(3, "0")}-${index}`;
  else within[key] = mixed;
}
