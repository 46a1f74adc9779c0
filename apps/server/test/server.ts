import { createHash } from "node:crypto";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Role, Tenant } from "@duheng/contracts";
import { madeOnce } from "../../../scripts/lib/made-once.ts";
import type { SeedData } from "../../../seed/types.ts";
import type { PressureLimits } from "../src/http/pressure.ts";
import { setMembership } from "../src/identity/memberships.ts";
import { createUser } from "../src/identity/users.ts";
import { loadSeed } from "../src/seed/load-seed.ts";
import { startServer } from "../src/start-server.ts";
import { createTenant } from "../src/tenants/create-tenant.ts";
import { findTenants } from "../src/tenants/find-tenants.ts";
import { createClient, type TestClient } from "./client.ts";
import { ownDatabase } from "./own-database.ts";

export interface TestServer extends AsyncDisposable {
  readonly url: string;
  /** Where the embedded database keeps its data. */
  readonly dataDir: string;
  /** Somebody who is not signed in. */
  anonymous(): TestClient;
  /** Signs in with a user name and password. */
  signIn(username: string, password: string): Promise<TestClient>;
  /** A new person with these roles in this tenant (made when it is not there), signed in. */
  as(tenantId: string, roles: Role[], options?: { staffId?: string }): Promise<SignedIn>;
  /** Makes a tenant, a unit unless told otherwise. */
  tenant(id: string, over?: Partial<Tenant>): Promise<Tenant>;
}

export interface SignedIn extends TestClient {
  readonly userId: string;
  readonly username: string;
  readonly password: string;
}

/** Under which cookies of test servers are signed. */
export const testSecret = "a secret that is only good for tests";

/** A busy machine refuses nothing that a test is not about. */
const unhurried: PressureLimits = {
  ...{ mostUnderWay: 10_000, mostOfStrangers: 10_000, mostOfOne: 10_000, mostExports: 10_000 },
  mostDelay: 60_000,
};

/**
 * Puts the data of a server that was seeded, which is done once in a run of tests, into this folder; false where that is not kept. Loading
 * a city takes seconds, of which most go into hashing passwords.
 */
async function copySeeded(seed: SeedData, dataDir: string): Promise<boolean> {
  const name = createHash("sha256").update(JSON.stringify(seed)).digest("hex");
  const seeded = await madeOnce(`seeded-${name}`, async (folder) => {
    await using _ = await startTestServer({ dataDir: folder, seed, works: false });
  });
  if (seeded === undefined) return false;
  await cp(seeded, dataDir, { recursive: true });
  return true;
}

/**
 * A real server on a free port with a real embedded database in a folder of its own, or with a database of its own on
 * `TEST_MONGODB_URI`; both are gone at the end of the block. One at a time: mongoose's models belong to the process.
 *
 * @example
 * await using server = await startTestServer();
 * const admin = await server.as("bureau", ["unit-admin"]);
 * await admin.api.departments.create.mutate({ name: "刑侦大队" });
 */
export async function startTestServer(
  options: {
    seed?: SeedData;
    consoleFolder?: string;
    bodyPatience?: number;
    prepare?: () => Promise<void>;
    trustProxy?: number;
    works?: boolean;
    /** Kept when it ends; a folder of its own, which is removed, when absent. */
    dataDir?: string;
    pressure?: PressureLimits;
    /** A process of its own, for tests that let other processes work on it. */
    embedded?: "process";
  } = {},
): Promise<TestServer> {
  const shared = process.env.TEST_MONGODB_URI;
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), "duheng-test-")));
  const isOwn = options.dataDir === undefined && shared === undefined;
  const seed = options.seed && isOwn && (await copySeeded(options.seed, dataDir)) ? undefined : options.seed;
  const own = shared ? ownDatabase(shared) : undefined;
  const running = await startServer({
    port: 0,
    host: "127.0.0.1",
    dataDir,
    mongodbUri: own?.uri,
    embedded: options.embedded ?? "in-process",
    secret: testSecret,
    publicUrl: undefined,
    consoleFolder: options.consoleFolder ?? join(dataDir, "no-console"),
    monitorCommands: true,
    ...(options.bodyPatience === undefined ? {} : { bodyPatience: options.bodyPatience }),
    ...(options.trustProxy === undefined ? {} : { trustProxy: options.trustProxy }),
    ...(options.works === undefined ? {} : { works: options.works }),
    pressure: options.pressure ?? unhurried,
    prepare: async () => {
      if (seed) await loadSeed(seed);
      await options.prepare?.();
    },
  });
  let people = 0;

  const server: TestServer = {
    url: running.url,
    dataDir,
    anonymous: () => createClient(running.url),
    async signIn(username, password) {
      const client = createClient(running.url);
      await client.api.identity.signIn.mutate({ username, password });
      return client;
    },
    async as(tenantId, roles, { staffId } = {}) {
      await server.tenant(tenantId);
      people += 1;
      const username = `person-${people}`;
      const password = `Passwort für Tests ${people}!`;
      const { id: userId } = await createUser({ username, name: `示例-${people}`, password });
      await setMembership({ userId, tenantId, roles, ...(staffId === undefined ? {} : { staffId }) });
      return { ...(await server.signIn(username, password)), userId, username, password };
    },
    async tenant(id, over = {}) {
      const [present] = await findTenants([id]);
      if (present) return present;
      return createTenant({
        id,
        name: id,
        kind: "unit",
        timeZone: "Asia/Shanghai",
        state: "active",
        ...over,
      });
    },
    async [Symbol.asyncDispose]() {
      await running.stop();
      await own?.drop();
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
  return server;
}
