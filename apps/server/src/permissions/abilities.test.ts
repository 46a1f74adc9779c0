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
  tenant: { id: "t1", isTopmost: false },
});
/** An assessment with one step, whose it is. */
const of = (userId: string, actorIds: string[], by = "leader-in-charge") => ({
  userId,
  snapshot: { departmentId: "d9" },
  steps: [
    { kind: "summary", by: "self", actorIds: ["somebody"] },
    { kind: "review", by, actorIds, state: "open" },
  ],
});

describe("abilities by role", () => {
  it("staff: the own assessment and no other", () => {
    const ability = abilityOf(standing("staff"));
    expect(mayDo(ability, "act", "assessments", of("me", []))).toBe(true);
    expect(mayDo(ability, "act", "assessments", of("you", ["s2"]))).toBe(false);
    expect(mayDo(ability, "read", "assessments", of("you", ["s2"]))).toBe(false);
    expect(ability.can("read", "forms")).toBe(false);
    expect(ability.can("read", "audit")).toBe(false);
  });

  it("whoever has a step acts, whatever the role; a post that nobody holds is done by its role", () => {
    for (const role of ["staff", "section-head", "leader-in-charge", "main-leader", "unit-admin"] as const) {
      const ability = abilityOf(standing(role));
      expect(mayDo(ability, "act", "assessments", of("you", ["s0", "s1"])), role).toBe(true);
      expect(mayDo(ability, "read", "assessments", of("you", ["s1"])), role).toBe(true);
      expect(mayDo(ability, "act", "assessments", of("you", ["s2"])), role).toBe(false);
      expect(mayDo(ability, "act", "assessments", of("you", [], role)), role).toBe(true);
    }
    expect(mayDo(abilityOf(standing("staff")), "act", "assessments", of("you", []))).toBe(false);
    expect(mayDo(abilityOf(standing("auditor")), "act", "assessments", of("you", ["s1"]))).toBe(false);
  });

  it("leaders see the papers of their departments, and decide only as main leaders", () => {
    const inDepartment = (departmentId: string) => ({ ...of("you", []), snapshot: { departmentId } });
    expect(mayDo(abilityOf(standing("section-head")), "read", "assessments", inDepartment("d2"))).toBe(true);
    expect(mayDo(abilityOf(standing("section-head")), "read", "assessments", inDepartment("d1"))).toBe(false);
    expect(mayDo(abilityOf(standing("leader-in-charge")), "read", "assessments", inDepartment("d1"))).toBe(
      true,
    );
    expect(abilityOf(standing("leader-in-charge")).can("decide", "quotaGroups")).toBe(false);
  });

  it("main leader: grades; unit admin: does not", () => {
    expect(abilityOf(standing("main-leader")).can("decide", "quotaGroups")).toBe(true);
    expect(abilityOf(standing("unit-admin")).can("decide", "quotaGroups")).toBe(false);
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
    expect(ability.can("act", "assessments")).toBe(true);
    expect(ability.can("decide", "quotaGroups")).toBe(false);
  });
});
