import { appRouter } from "../src/app-router.ts";
import type { ProcedureMeta } from "../src/rpc/trpc.ts";

export interface ProcedureFacts {
  readonly path: string;
  readonly type: "query" | "mutation" | "subscription";
  readonly access: ProcedureMeta["access"] | undefined;
  readonly useCase: ProcedureMeta["useCase"];
  readonly granted: ProcedureMeta["granted"];
  readonly list: ProcedureMeta["list"];
}

/** Every procedure of the router as it really is. */
export function allProcedures(): ProcedureFacts[] {
  return Object.entries(appRouter._def.procedures as Record<string, unknown>).map(([path, procedure]) => {
    const definition: unknown = Reflect.get(Object(procedure), "_def");
    const meta: unknown = Reflect.get(Object(definition), "meta");
    return {
      path,
      type: Reflect.get(Object(definition), "type"),
      access: Reflect.get(Object(meta), "access"),
      useCase: Reflect.get(Object(meta), "useCase"),
      granted: Reflect.get(Object(meta), "granted"),
      list: Reflect.get(Object(meta), "list"),
    };
  });
}
