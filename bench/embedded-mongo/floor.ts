import { deserialize, serialize } from "bson";
import { open, type RootDatabase } from "lmdb";
import type { Row } from "./work/documents.ts";

/** LMDB and BSON with nothing between them, in this process: what the embedded server is made of. */
export class Floor {
  readonly #database: RootDatabase<Buffer, Buffer>;

  constructor(path: string) {
    this.#database = open({
      path,
      noSubdir: true,
      encoding: "binary",
      keyEncoding: "binary",
      mapSize: 2 ** 36,
      overlappingSync: false,
      eventTurnBatching: false,
    });
  }

  /** One durable transaction, with an entry in a secondary index for each document. */
  async insert(rows: readonly Row[]): Promise<void> {
    await this.#database.childTransaction(() => {
      for (const row of rows) {
        const id = key("d", row._id);
        this.#database.putSync(id, Buffer.from(serialize(row)));
        this.#database.putSync(key("n", row.n), id);
      }
    });
  }

  byId(id: number): unknown {
    return decode(this.#database.get(key("d", id)));
  }

  bySecondary(n: number): unknown {
    const id = this.#database.get(key("n", n));
    return id === undefined ? undefined : decode(this.#database.get(id));
  }

  range(from: number, limit: number): unknown[] {
    return Array.from(this.#database.getRange({ start: key("n", from), limit }), ({ value }) =>
      decode(this.#database.get(value)),
    );
  }

  /** Changes one field of each of these documents, in one durable transaction. */
  async update(ids: readonly number[]): Promise<void> {
    await this.#database.childTransaction(() => {
      for (const id of ids) {
        const place = key("d", id);
        const doc = decode(this.#database.get(place));
        this.#database.putSync(place, Buffer.from(serialize({ ...doc, touched: 1 })));
      }
    });
  }

  /** Sums 20 fields by group over all documents with `v0` of at least this. */
  sums(least: number, fields: readonly string[]): Map<unknown, number[]> {
    const groups = new Map<unknown, number[]>();
    for (const { value } of this.#database.getRange({ start: key("d", 0), end: key("e", 0) })) {
      const doc = decode(value);
      if (!(Number(doc?.v0) >= least)) continue;
      const sums = groups.get(doc?.group) ?? fields.map(() => 0);
      groups.set(doc?.group, sums);
      for (const [at, field] of fields.entries()) sums[at] = (sums[at] ?? 0) + Number(doc?.[field]);
    }
    return groups;
  }

  async close(): Promise<void> {
    await this.#database.close();
  }
}

function key(table: string, number: number): Buffer {
  const bytes = Buffer.allocUnsafe(7);
  bytes.write(table, 0, "latin1");
  bytes.writeUIntBE(number, 1, 6);
  return bytes;
}

function decode(bytes: Buffer | undefined): Record<string, unknown> | undefined {
  return bytes === undefined ? undefined : deserialize(bytes);
}
