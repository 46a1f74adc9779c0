import { ValidationError, validators } from "@duheng/contracts";
import { TRPCError } from "@trpc/server";
import { mongo } from "mongoose";
import { describe, expect, it } from "vitest";
import "../assessments/model.ts";
import { AppError } from "../errors/app-error.ts";
import { type ErrorCode, errorTable } from "../errors/error-codes.ts";
import "../staff/model.ts";
import { toAppError } from "./to-app-error.ts";

describe("every code", () => {
  it.each(Object.keys(errorTable))(
    "%s answers by schemas/error.schema.json, with an HTTP status of an error",
    (code) => {
      const error = new AppError(code as ErrorCode);
      expect(validators.ErrorResponse.is(error.toResponse())).toBe(true);
      expect(error.status).toBeGreaterThanOrEqual(400);
    },
  );
});

describe("whatever is thrown becomes one of them", () => {
  const wrapped = (cause: Error) => new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause });

  it.each<[string, unknown, ErrorCode]>([
    [
      "an AppError deep in its causes",
      wrapped(new Error("x", { cause: new AppError("wrong-state") })),
      "wrong-state",
    ],
    ["a validation error of an input", wrapped(new ValidationError("X", [])), "invalid-input"],
    [
      "a unique index",
      wrapped(new mongo.MongoServerError({ code: 11000, keyPattern: { tenantId: 1, number: 1 } })),
      "duplicate",
    ],
    ["a write conflict", wrapped(new mongo.MongoServerError({ code: 112 })), "conflict"],
    ["a transaction that is gone", wrapped(new mongo.MongoServerError({ code: 251 })), "conflict"],
    ["a full disk", wrapped(new mongo.MongoServerError({ code: 14031 })), "unavailable"],
    ["a command that took too long", wrapped(new mongo.MongoServerError({ code: 50 })), "unavailable"],
    ["a primary that stepped down", wrapped(new mongo.MongoServerError({ code: 189 })), "unavailable"],
    ["a connection that broke", wrapped(new mongo.MongoNetworkError("closed")), "unavailable"],
    ["an unknown answer of the database", wrapped(new mongo.MongoServerError({ code: 1 })), "internal"],
    ["an unknown procedure", new TRPCError({ code: "NOT_FOUND" }), "not-found"],
    ["an unreadable body", new TRPCError({ code: "PARSE_ERROR" }), "invalid-input"],
    ["a bug", wrapped(new TypeError("x is not a function")), "internal"],
    ["what is no error at all", "boom", "internal"],
    ["nothing", undefined, "internal"],
  ])("%s", (_what, thrown, code) => {
    expect(toAppError(thrown).code).toBe(code);
  });

  it("a unique index names the field and keeps the tenant out of it", () => {
    const error = new mongo.MongoServerError({ code: 11000, keyPattern: { tenantId: 1, "a.b": 1 } });
    expect(toAppError(error).problems?.map((one) => one.path)).toEqual(["/a/b"]);
  });

  const collides = "E11000 duplicate key error collection:";
  it.each<[string, string, string[]]>([
    [
      "by its name, as databases say that give no keyPattern",
      `${collides} duheng.departments index: tenantId_1_name_1 dup key: { tenantId: "t", name: "甲科" }`,
      ["/name"],
    ],
    [
      "of several fields, some inside of others",
      `${collides} 考核.assessments index: tenantId_1_cycleId_1_subject.kind_1_subject.id_1 dup key: { : "t" }`,
      ["/cycleId", "/subject/kind", "/subject/id"],
    ],
    [
      "without its collection",
      "E11000 duplicate key error index: tenantId_1_number_1 dup key: { x: 1 }",
      ["/number"],
    ],
    ["in quotes", `${collides} duheng.departments index: 'tenantId_1_name_1'`, ["/name"]],
    ["of the ids", `${collides} duheng.departments index: _id_ dup key: { _id: "1" }`, ["/_id"]],
    [
      "that is no model's, as no more than a duplicate",
      `${collides} duheng.departments index: a_1_b_1 dup key: { a: "index: tenantId_1_name_1" }`,
      [],
    ],
    ["that is not told", "E11000 duplicate key error", []],
  ])("a unique index %s", (_what, message, paths) => {
    const told = toAppError(wrapped(new mongo.MongoServerError({ code: 11000, message })));
    expect(told.code).toBe("duplicate");
    expect((told.problems ?? []).map((one) => one.path)).toEqual(paths);
  });

  it("an internal one tells nothing of its cause", () => {
    const answer = toAppError(new Error("password is hunter2")).toResponse();
    expect(JSON.stringify(answer)).not.toContain("hunter2");
  });

  it("a chain of causes that bites its tail ends", () => {
    const error = new Error("a");
    error.cause = error;
    expect(toAppError(error).code).toBe("internal");
  });
});
