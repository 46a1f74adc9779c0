import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Db, MongoClient } from "mongodb";
import { databaseUri, type EmbeddedMongo, startEmbeddedMongo } from "../src/index.ts";

/** A data directory of its own, removed at the end. */
export function temporaryDirectory(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), "duheng-mongo-"));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** A server on a fresh directory with a connected client. */
export interface Fixture extends AsyncDisposable {
  readonly server: EmbeddedMongo;
  readonly client: MongoClient;
  readonly db: Db;
  readonly uri: string;
  readonly dataDir: string;
}

export async function startFixture(): Promise<Fixture> {
  const directory = temporaryDirectory();
  const server = await startEmbeddedMongo({ dataDir: directory.path });
  const uri = databaseUri(server.uri, "test");
  const client = await MongoClient.connect(uri);
  return {
    server,
    client,
    db: client.db(),
    uri,
    dataDir: directory.path,
    [Symbol.asyncDispose]: async () => {
      await client.close();
      await server.close();
      directory[Symbol.dispose]();
    },
  };
}

/** Waits a little for something to become true. */
export async function eventually(check: () => Promise<boolean> | boolean, within = 5000): Promise<void> {
  const end = Date.now() + within;
  while (!(await check())) {
    if (Date.now() > end) throw new Error("did not become true in time");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
