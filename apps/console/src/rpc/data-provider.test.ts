import { HttpError } from "react-admin";
import { describe, expect, test } from "vitest";
import { createDataProvider, type ProcedureCaller } from "./data-provider.ts";

/** A caller that notes what it was asked and answers from a table. */
function caller(answers: Record<string, unknown>) {
  const calls: { path: string; input: unknown }[] = [];
  const answer = async (path: string, input?: unknown) => {
    calls.push({ path, input });
    const found = answers[path];
    if (found instanceof Error) throw found;
    return found;
  };
  const procedures: ProcedureCaller = { query: answer, mutation: answer };
  const provider = createDataProvider({
    procedures,
    writable: { staff: ["number", "name", "level", "statuses", "phone", "identityNumber"] },
    sealed: { staff: ["phone", "identityNumber"] },
    locale: () => "zh",
  });
  return { provider, calls };
}

describe("the list contract", () => {
  test("a list asks by filter, sort and page, and brings data and total", async () => {
    const { provider, calls } = caller({ "staff.list": { data: [{ id: "a" }], total: 41 } });
    const answer = await provider.getList("staff", {
      filter: { departmentId: "d1" },
      sort: { field: "number", order: "DESC" },
      pagination: { page: 3, perPage: 20 },
    });
    expect(answer).toEqual({ data: [{ id: "a" }], total: 41 });
    expect(calls).toEqual([
      {
        path: "staff.list",
        input: {
          filter: { departmentId: "d1" },
          sort: { field: "number", order: "desc" },
          page: { page: 3, perPage: 20 },
        },
      },
    ]);
  });

  test("an update names the revision that was read and only the fields that its input takes", async () => {
    const { provider, calls } = caller({ "staff.update": { id: "a", revision: 8 } });
    const previousData = { id: "a", revision: 7, tenantId: "t", name: "旧", createdAt: "…" };
    await provider.update("staff", {
      id: "a",
      data: { ...previousData, name: "新", level: "" },
      previousData,
    });
    expect(calls[0]?.input).toEqual({ id: "a", revision: 7, name: "新" });
  });

  test("what an update took away is blank in its answer, which is laid over the record before", async () => {
    const { provider } = caller({ "staff.update": { id: "a", revision: 8, name: "甲" } });
    const previousData = { id: "a", revision: 7, name: "旧", level: "科员", phone: "138****0000" };
    const { data } = await provider.update("staff", { id: "a", data: previousData, previousData });
    expect(data).toEqual({ id: "a", revision: 8, name: "甲", level: null, phone: "" });
  });

  test("of what is sealed, null is sent and a blank left out", async () => {
    const { provider, calls } = caller({ "staff.update": { id: "a", revision: 8 } });
    const data = { id: "a", revision: 7, name: "甲", level: null, phone: null, identityNumber: "" };
    await provider.update("staff", { id: "a", data, previousData: data });
    expect(calls[0]?.input).toEqual({ id: "a", revision: 7, name: "甲", phone: null });
  });

  test("a mask that nobody touched is left out; what is typed over it is sent", async () => {
    const { provider, calls } = caller({ "staff.update": { id: "a", revision: 8 } });
    const previousData = {
      ...{ id: "a", revision: 7, name: "甲" },
      ...{ phone: "138****0000", identityNumber: "990101********1230" },
    };
    const data = { ...previousData, name: "乙", identityNumber: "99010119850505239X" };
    await provider.update("staff", { id: "a", data, previousData });
    expect(calls[0]?.input).toEqual({
      ...{ id: "a", revision: 7, name: "乙" },
      identityNumber: "99010119850505239X",
    });
  });

  test("emptied inputs are left out, in rows as well", async () => {
    const { provider, calls } = caller({ "staff.create": { id: "a" } });
    await provider.create("staff", {
      data: {
        number: "1",
        name: "甲",
        statuses: [{ kind: "leave", from: "2026-07-01", to: null, note: "" }],
      },
    });
    expect(calls[0]?.input).toEqual({
      number: "1",
      name: "甲",
      statuses: [{ kind: "leave", from: "2026-07-01" }],
    });
  });

  test("removing names the revision", async () => {
    const { provider, calls } = caller({ "staff.remove": {} });
    await provider.delete("staff", { id: "a", previousData: { id: "a", revision: 3 } });
    expect(calls).toEqual([{ path: "staff.remove", input: { id: "a", revision: 3 } }]);
  });
});

test("a refused write tells each field its sentence in the person's language", async () => {
  const refusal = Object.assign(new Error("refused"), {
    data: {
      code: "duplicate",
      message: { zh: "与已有内容重复。", en: "Exists." },
      problems: [
        { code: "duplicate", path: "/number", severity: "error", message: { zh: "工号重复", en: "Taken" } },
      ],
    },
  });
  const { provider } = caller({ "staff.create": refusal });
  const thrown = await provider.create("staff", { data: { number: "1" } }).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(HttpError);
  expect(thrown).toMatchObject({
    message: "与已有内容重复。 工号重复",
    body: { errors: { number: "工号重复" } },
  });
});
