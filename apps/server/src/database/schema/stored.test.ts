import { schemaFiles } from "@duheng/contracts/schemas";
import { describe, expect, it } from "vitest";
import { fromWire, toWire, wireOf } from "./wire.ts";

describe("the convention that Stored<T> relies on", () => {
  it("a property is an instant exactly when it is called `at` or ends in `At`", () => {
    const wrong: string[] = [];
    const visit = (value: unknown, place: string) => {
      if (typeof value !== "object" || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        if (place.endsWith("/properties")) {
          const named = key === "at" || key.endsWith("At");
          const reference: unknown =
            typeof inner === "object" && inner ? Reflect.get(inner, "$ref") : undefined;
          const instant = typeof reference === "string" && reference.endsWith("/Timestamp");
          if (named !== instant) wrong.push(`${place}/${key}`);
        }
        visit(inner, `${place}/${key}`);
      }
    };
    for (const [file, schema] of Object.entries(schemaFiles)) visit(schema, file);
    expect(wrong).toEqual([]);
  });
});

describe("wire and stored form of a document", () => {
  const entry = {
    id: "e1",
    tenantId: "t1",
    at: "2026-07-01T01:00:00.000Z",
    actor: { name: "甲" },
    action: "staff.create",
    details: { at: "2026-07-01T01:00:00.000Z" },
  };

  it("instants become Dates where the schema says so, and nowhere else", () => {
    expect(fromWire("AuditEntry", entry)).toEqual({
      ...{ _id: "e1", tenantId: "t1", actor: { name: "甲" }, action: "staff.create" },
      at: new Date("2026-07-01T01:00:00.000Z"),
      details: { at: "2026-07-01T01:00:00.000Z" },
    });
  });

  it("there and back is the same", () => {
    expect(toWire("AuditEntry", fromWire("AuditEntry", entry))).toEqual(entry);
  });

  it("what is undefined does not cross the wire", () => {
    expect(wireOf({ _id: "a", x: undefined, list: [{ y: undefined }] })).toEqual({ id: "a", list: [{}] });
  });
});
