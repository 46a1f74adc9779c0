import type { Actor } from "../base/actor.ts";
import type { AcrossAct } from "./across-acts.ts";
import { presentScope, runAcross } from "./scope.ts";

interface AcrossRecord {
  readonly act: AcrossAct;
  readonly reason: string;
  /** The tenant whose request reaches out; absent for the operator's own commands. */
  readonly from: string | undefined;
  /** Who reaches out; absent for the operator's own commands. */
  readonly actor: Actor | undefined;
}

type Listener = (record: AcrossRecord) => Promise<void>;
const listeners: Listener[] = [];

/** Called with each reach before it happens; a listener that throws stops it. The audit trail registers here. */
export function onAcross(listener: Listener): void {
  listeners.push(listener);
}

/**
 * Runs `fn` on the data of all tenants: a named act of across-acts.ts, told to the audit trail first. Inside, reads
 * bear no tenant predicate and every inserted document must name its tenant.
 */
export async function acrossTenants<T>(
  { act, reason, actor }: { act: AcrossAct; reason: string; actor?: Actor },
  fn: () => Promise<T>,
): Promise<T> {
  const present = presentScope();
  const from = present?.kind === "tenant" ? present.tenantId : present?.from;
  for (const listener of listeners) await listener({ act, reason, from, actor });
  return runAcross({ kind: "across", act, reason, from }, fn);
}
