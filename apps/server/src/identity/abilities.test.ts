import { createMongoAbility } from "@casl/ability";
import { unpackRules } from "@casl/ability/extra";
import type { Role } from "@duheng/contracts";
import { describe, expect, it } from "vitest";
import { abilityOf, mayDo, packedRules, type Standing } from "./abilities.ts";

const standing = (...roles: Role[]): Standing => ({
  userId: "me",
  staffId: "s1",
  roles,
  inChargeOf: ["d1"],
  headOf: ["d2"],
});
const of = (userId: string, departmentId: string) => ({ userId, snapshot: { departmentId } });

describe("abilities by role", () => {
  it("staff: the own assessment and no other", () => {
    const ability = abilityOf(standing("staff"));
    expect(mayDo(ability, "submit", "assessments", of("me", "d9"))).toBe(true);
    expect(mayDo(ability, "read", "assessments", of("you", "d9"))).toBe(false);
    expect(ability.can("read", "forms")).toBe(false);
    expect(ability.can("read", "audit")).toBe(false);
  });

  it("leader in charge: reviews the departments in charge of, and grades nobody", () => {
    const ability = abilityOf(standing("leader-in-charge"));
    expect(mayDo(ability, "review", "assessments", of("you", "d1"))).toBe(true);
    expect(mayDo(ability, "review", "assessments", of("you", "d2"))).toBe(false);
    expect(ability.can("setGrade", "assessments")).toBe(false);
  });

  it("section head: reviews the own section", () => {
    const ability = abilityOf(standing("section-head"));
    expect(mayDo(ability, "review", "assessments", of("you", "d2"))).toBe(true);
    expect(mayDo(ability, "review", "assessments", of("you", "d1"))).toBe(false);
  });

  it("main leader: grades; unit admin: does not", () => {
    expect(abilityOf(standing("main-leader")).can("setGrade", "assessments")).toBe(true);
    expect(abilityOf(standing("unit-admin")).can("setGrade", "assessments")).toBe(false);
    expect(abilityOf(standing("unit-admin")).can("publish", "forms")).toBe(true);
  });

  it("auditor: reads every trace and changes nothing but the own password", () => {
    const changes = packedRules(abilityOf(standing("auditor"))).filter(
      ([actions, subjects]) => actions !== "read" && subjects !== "identity",
    );
    expect(changes).toEqual([]);
    expect(abilityOf(standing("auditor")).can("read", "audit")).toBe(true);
  });

  it("the packed rules make the same ability in the console", () => {
    const ability = createMongoAbility(
      unpackRules(packedRules(abilityOf(standing("leader-in-charge", "staff")))),
    );
    expect(ability.can("review", "assessments")).toBe(true);
    expect(ability.can("setGrade", "assessments")).toBe(false);
  });
});
