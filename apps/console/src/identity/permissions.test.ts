import { createMongoAbility } from "@casl/ability";
import { packRules } from "@casl/ability/extra";
import { expect, test } from "vitest";
import type { Session } from "../rpc/answers.ts";
import { createSessionStore } from "../rpc/session.ts";
import { abilityOf } from "./ability-of.ts";
import { isAllowed } from "./permissions.ts";

const sessionWith = (rules: Session["rules"]): Session => ({
  user: { id: "u", username: "u", name: "示例" },
  tenant: { id: "t", name: "单位", kind: "unit", timeZone: "Asia/Shanghai" },
  roles: ["staff"],
  memberships: [],
  rules,
});

test("the session's packed rules decide what is shown, and nothing is allowed without a session", async () => {
  const rules = packRules(
    createMongoAbility([{ action: "act", subject: "assessments", conditions: { userId: "u" } }]).rules,
  );
  const store = createSessionStore(async () => sessionWith(rules));
  expect(isAllowed(abilityOf(store.current()), "act")).toBe(false);
  await store.load();
  expect(isAllowed(abilityOf(store.current()), "act")).toBe(true);
  expect(isAllowed(abilityOf(store.current()), "grade")).toBe(false);
  store.clear();
  expect(isAllowed(abilityOf(store.current()), "act")).toBe(false);
});
