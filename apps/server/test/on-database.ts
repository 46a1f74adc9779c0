import { join } from "node:path";
import { setMembership } from "../src/identity/memberships.ts";
import { createUser } from "../src/identity/users.ts";
import { type RunningServer, startServer } from "../src/start-server.ts";
import { createTenant } from "../src/tenants/create-tenant.ts";
import { createClient, type TestClient } from "./client.ts";

export const adminPassword = "Passwort für Tests!";

/** A server on a database that the test itself starts, hinders and ends; with one unit and its signed-in admin. */
export async function startOnDatabase(
  mongodbUri: string,
  dataDir: string,
): Promise<{ server: RunningServer; admin: TestClient }> {
  const server = await startServer({
    port: 0,
    host: "127.0.0.1",
    dataDir,
    mongodbUri,
    publicUrl: undefined,
    monitorCommands: true,
    secret: "a secret that is only good for tests",
    consoleFolder: join(dataDir, "no-console"),
    prepare: async () => {
      await createTenant({
        id: "bureau",
        name: "公安局",
        kind: "unit",
        timeZone: "Asia/Shanghai",
        state: "active",
      });
      const { id: userId } = await createUser({ username: "admin", name: "示例", password: adminPassword });
      await setMembership({ userId, tenantId: "bureau", roles: ["unit-admin"] });
    },
  });
  const admin = createClient(server.url);
  await admin.api.identity.signIn.mutate({ username: "admin", password: adminPassword });
  return { server, admin };
}
