import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Collection, MongoClient } from "mongodb";
import { databaseUri } from "../../src/index.ts";

/** What these tests write. */
export interface Row {
  n: number;
  filler: string;
}

/** So many rows of about 1.5 kB, numbered from a number on. */
export const rows = (from: number, count: number): Row[] =>
  Array.from({ length: count }, (_, at) => ({ n: from + at, filler: "x".repeat(1500) }));

/** By which two states of a file are told apart. */
export const digest = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");

/** Uses a client that is closed afterwards. */
export async function withClient<Result>(
  uri: string,
  use: (client: MongoClient) => Promise<Result>,
): Promise<Result> {
  const client = await MongoClient.connect(databaseUri(uri, "t"), { serverSelectionTimeoutMS: 3000 });
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}

/** Whether `validate` finds indexes and data in agreement. */
export async function isValid(rowsOf: Collection<Row>, client: MongoClient): Promise<boolean> {
  return (await client.db().command({ validate: rowsOf.collectionName })).valid;
}
