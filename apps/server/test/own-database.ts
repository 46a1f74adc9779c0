import { mongo } from "mongoose";

/** A database of one test server's own on a MongoDB that several test files share. */
export interface OwnDatabase {
  /** The address with its name in the path. */
  readonly uri: string;
  drop(): Promise<void>;
}

let made = 0;

export function ownDatabase(uri: string): OwnDatabase {
  made += 1;
  const name = `duheng_test_${process.pid}_${Date.now().toString(36)}_${made}`;
  return {
    uri: withDatabase(uri, name),
    async drop() {
      const client = new mongo.MongoClient(uri);
      try {
        await client.db(name).dropDatabase();
      } finally {
        await client.close();
      }
    },
  };
}

/** The address with this database in its path; who is signed in stays where he was looked up. */
function withDatabase(uri: string, name: string): string {
  const [, host = "", path = "", query = ""] =
    /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/i.exec(uri) ?? [];
  const options = new URLSearchParams(query);
  if (host.includes("@") && !options.has("authSource")) options.set("authSource", path || "admin");
  const text = options.toString();
  return `${host}/${name}${text === "" ? "" : `?${text}`}`;
}
