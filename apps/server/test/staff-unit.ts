import { type SignedIn, startTestServer, type TestServer } from "./server.ts";

export interface StaffUnit {
  readonly tenantId: string;
  readonly admin: SignedIn;
  /** Makes somebody of its staff. Out: the record's id. */
  add(name: string, number: string): Promise<string>;
  /** Gives them accounts under these user names. Out: the accounts' ids, in their order. */
  giveAccounts(people: readonly (readonly [staffId: string, username: string])[]): Promise<string[]>;
}

/** A unit with an administrator, a department and a category, and nobody on its staff. */
export async function makeStaffUnit(server: TestServer, tenantId: string): Promise<StaffUnit> {
  const admin = await server.as(tenantId, ["unit-admin"]);
  const { api } = admin;
  const { id: departmentId } = await api.departments.create.mutate({ name: "办公室" });
  const { id: categoryId } = await api.staffCategories.create.mutate({ code: "a", name: "综合管理类" });
  return {
    tenantId,
    admin,
    async add(name, number) {
      const { id } = await api.staff.create.mutate({ name, number, departmentId, categoryId });
      return id;
    },
    async giveAccounts(people) {
      const { userIds } = await api.users.createMany.mutate({
        people: people.map(([staffId, username]) => ({ staffId, username })),
      });
      return userIds;
    },
  };
}

/** A city with two units below it. */
export async function startUnits() {
  const server = await startTestServer();
  await server.tenant("city", { kind: "city", name: "某市" });
  const below = { reportsTo: "city", path: ["city"] };
  await server.tenant("bureau", { ...below, name: "公安局" });
  await server.tenant("court", { ...below, name: "法院" });
  return {
    server,
    bureau: await makeStaffUnit(server, "bureau"),
    court: await makeStaffUnit(server, "court"),
    /** Signs in with a new slip of the account. */
    async signInBySlip(maker: SignedIn, id: string) {
      const { slips } = await maker.api.users.makeSlips.mutate({ ids: [id] });
      const [slip] = slips;
      if (slip === undefined) throw new Error("there is one");
      return { slip, client: await server.signIn(slip.username, slip.password) };
    },
  };
}
