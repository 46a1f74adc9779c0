import { stepActionNames } from "@duheng/assessment";
import type { Role } from "@duheng/contracts";
import { validators } from "@duheng/contracts";
import { describe, expect, it } from "vitest";
import { type AppAbility, abilityOf } from "../src/permissions/abilities.ts";
import { allProcedures } from "./procedures.ts";

const roles: Role[] = [
  "city-admin",
  "banner-admin",
  "unit-admin",
  "main-leader",
  "leader-in-charge",
  "section-head",
  "staff",
  "auditor",
  "system-admin",
  "security-admin",
];

describe("every procedure", () => {
  const procedures = allProcedures();

  it("is found by this test", () => {
    expect(procedures.length).toBeGreaterThan(40);
  });

  it("names the ability that it needs, or is one of those that anyone may call", () => {
    const open = procedures.filter(({ access }) => access && "anyone" in access).map(({ path }) => path);
    expect(open.sort()).toEqual(["identity.createFirstAdministrator", "identity.signIn", "identity.signOut"]);
    expect(procedures.filter(({ access }) => access === undefined).map(({ path }) => path)).toEqual([]);
  });

  it("that changes something is a use-case of the same name, which the trail tells by", () => {
    const mutations = procedures.filter(
      ({ type, access }) => type === "mutation" && access && !("anyone" in access),
    );
    expect(mutations.length).toBeGreaterThan(40);
    const others = mutations.filter(({ path, useCase }) => path !== useCase).map(({ path }) => path);
    expect(others).toEqual([]);
  });

  it("each action of a step is a procedure of assessments; the decision is done for a group", () => {
    const paths = procedures.map(({ path }) => path);
    const without = stepActionNames.filter((action) => !paths.includes(`assessments.${action}`));
    expect(without).toEqual(["decide"]);
    expect(paths).toContain("assessments.fixGrades");
  });

  it("can be called by somebody: each ability that is asked for is given to a role", () => {
    const everybody: AppAbility[] = roles.map((role) =>
      abilityOf({
        userId: "u",
        staffId: "s",
        roles: [role],
        inChargeOf: ["d"],
        headOf: ["d"],
        tenant: { id: "t", isTopmost: true },
      }),
    );
    const unreachable = procedures.filter(({ access }) => {
      if (!access || "anyone" in access) return false;
      const [action, subject] = access;
      return !everybody.some((ability) => ability.can(action, subject));
    });
    expect(unreachable.map(({ path }) => path)).toEqual([]);
  });

  it("there are exactly these roles", () => {
    expect(roles.every((role) => validators.Role.is(role))).toBe(true);
    expect(validators.Role.is("emperor")).toBe(false);
  });
});
