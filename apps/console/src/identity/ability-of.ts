import { createMongoAbility, type MongoAbility } from "@casl/ability";
import { unpackRules } from "@casl/ability/extra";
import type { Session } from "../rpc/answers.ts";

const known = new WeakMap<Session, MongoAbility>();
const nothing = createMongoAbility();

/** What the session's person may do; nothing without a session. The same object for the same session. */
export function abilityOf(session: Session | undefined): MongoAbility {
  if (session === undefined) return nothing;
  const ability = known.get(session) ?? createMongoAbility(unpackRules(session.rules));
  known.set(session, ability);
  return ability;
}
