import type { Role } from "@duheng/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { abilityOf } from "../src/permissions/abilities.ts";
import type { TestClient } from "./client.ts";
import { allProcedures, type ProcedureFacts } from "./procedures.ts";
import { startTestServer, type TestServer } from "./server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());

const guarded = allProcedures().filter(({ access }) => access && !("anyone" in access));

describe("who may call", () => {
  it("nobody who is not signed in, whatever the procedure that is not open to all", async () => {
    const answers = await statuses(server.anonymous(), guarded);
    expect(answers.filter(({ status }) => status !== 401)).toEqual([]);
  });

  it.each<[Role]>([
    ["staff"],
    ["auditor"],
    ["section-head"],
    ["leader-in-charge"],
    ["unit-admin"],
    ["security-admin"],
  ])(
    "%s: what the role does not give is refused before the input is looked at; what it gives is not",
    async (role) => {
      const person = await server.as("bureau", [role]);
      const ability = abilityOf({
        userId: person.userId,
        roles: [role],
        inChargeOf: [],
        headOf: [],
        tenant: { id: "bureau", isTopmost: true },
      });
      const answers = await statuses(
        person,
        guarded.filter(({ path }) => !path.startsWith("identity.")),
      );
      const wrong = answers.filter(({ procedure: { access }, status }) => {
        if (!access || "anyone" in access) return true;
        return ability.can(access[0], access[1]) ? status === 403 || status === 401 : status !== 403;
      });
      expect(wrong.map(({ procedure, status }) => `${procedure.path} ${status}`)).toEqual([]);
    },
  );
});

/** Each called with an input that fits nowhere. */
async function statuses(client: TestClient, procedures: readonly ProcedureFacts[]) {
  const call = async (procedure: ProcedureFacts) => {
    const url = `/api/trpc/${procedure.path}`;
    const input = JSON.stringify({ fitsNowhere: true });
    const response =
      procedure.type === "query"
        ? await client.fetch(`${url}?input=${encodeURIComponent(input)}`)
        : await client.fetch(url, {
            method: "POST",
            headers: { "content-type": "application/json", "x-duheng-csrf": "1" },
            body: input,
          });
    return { procedure, status: response.status };
  };
  return Promise.all(procedures.map(call));
}
