import { AsyncLocalStorage } from "node:async_hooks";
import type { AcrossAct } from "./across-acts.ts";

/** On whose data the present call works. */
export type Scope =
  | { readonly kind: "tenant"; readonly tenantId: string }
  | {
      readonly kind: "across";
      readonly act: AcrossAct;
      readonly reason: string;
      readonly from: string | undefined;
    };

const storage = new AsyncLocalStorage<Scope>();

/** A tenant's collection was touched without a scope, or in a way that cannot be kept inside one. A bug of ours. */
export class TenancyError extends Error {
  override readonly name = "TenancyError";
}

/**
 * Runs `fn` on one tenant's data. A scope cannot be changed to another tenant's from inside; see acrossTenants. A
 * query that `fn` answers without awaiting it is run here, too.
 */
export function inTenant<T>(tenantId: string, fn: () => PromiseLike<T>): Promise<T>;
export function inTenant<T>(tenantId: string, fn: () => T): T;
export function inTenant(tenantId: string, fn: () => unknown): unknown {
  const present = storage.getStore();
  if (present?.kind === "tenant" && present.tenantId !== tenantId) {
    throw new TenancyError(
      `the scope is ${present.tenantId}; ${tenantId} can only be reached by acrossTenants`,
    );
  }
  return storage.run({ kind: "tenant", tenantId }, () => started(fn()));
}

/** The tenant of the present scope; undefined outside of any, or across tenants. */
export function tenantIdOf(): string | undefined {
  const scope = storage.getStore();
  return scope?.kind === "tenant" ? scope.tenantId : scope?.from;
}

/** Only for acrossTenants. */
export function runAcross<T>(scope: Extract<Scope, { kind: "across" }>, fn: () => T): T {
  return storage.run(scope, fn);
}

/** mongoose's queries run when `then` is called: that must happen inside the scope. */
function started(result: unknown): unknown {
  if (result instanceof Promise || !isThenable(result)) return result;
  return new Promise((resolve, reject) => {
    result.then(resolve, reject);
  });
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}

export function presentScope(): Scope | undefined {
  return storage.getStore();
}

/** The scope, or a TenancyError that names what was attempted. */
export function requireScope(attempt: string): Scope {
  const scope = storage.getStore();
  if (!scope) throw new TenancyError(`${attempt}: refused to run without a tenant scope`);
  return scope;
}

/** The one tenant of the present scope. Throws TenancyError outside of one. */
export function requireTenantId(): string {
  const scope = requireScope("tenantId");
  if (scope.kind !== "tenant")
    throw new TenancyError("this works on one tenant, and the scope is across tenants");
  return scope.tenantId;
}
