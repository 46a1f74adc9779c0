import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoClient } from "mongodb";
import type { Stage } from "../attack.ts";
import { type Demonstration, prepareDemonstration } from "../server/demonstration.ts";
import { type AttackedServer, startServer } from "../server/start-server.ts";

/** A running server with its people; a new one takes its place after one had to be killed. */
export interface Theatre extends AsyncDisposable {
  readonly stage: Stage;
  readonly server: AttackedServer;
  /** Kills the present server and starts another on the data as they were prepared. */
  renew(): Promise<void>;
}

/** Loads the demonstration once, by the checkout's own server, and keeps a copy of it. */
export async function openTheatre(checkout: string): Promise<Theatre> {
  const folder = mkdtempSync(join(tmpdir(), "duheng-attacks-"));
  const prepared = join(folder, "prepared");
  const first = await startServer(checkout, prepared);
  const demonstration = await prepareDemonstration(first).finally(() => first.stop());
  let count = 0;
  const open = async () => {
    count += 1;
    const dataDir = join(folder, `${count}`);
    cpSync(prepared, dataDir, { recursive: true, filter: (path) => !path.endsWith(".sock") });
    const server = await startServer(checkout, dataDir);
    const mongo = await MongoClient.connect(server.mongodbUri);
    return { server, mongo, stage: stageOf(server, mongo, demonstration) };
  };
  let present = await open();
  return {
    get stage() {
      return present.stage;
    },
    get server() {
      return present.server;
    },
    async renew() {
      await present.server.kill();
      await present.mongo.close();
      present = await open();
    },
    async [Symbol.asyncDispose]() {
      await present.mongo.close();
      await present.server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function stageOf({ url }: AttackedServer, mongo: MongoClient, { people, ...kept }: Demonstration): Stage {
  return {
    ...kept,
    url,
    mongo,
    caller: (who) => ({ url, cookie: who === undefined ? undefined : people[who] }),
  };
}
