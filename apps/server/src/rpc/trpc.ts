import { initTRPC } from "@trpc/server";
import type { Listable } from "../database/list-input.ts";
import type { Action, Subject } from "../permissions/abilities.ts";
import type { RequestContext } from "./context.ts";
import { toAppError } from "./to-app-error.ts";

/** What every procedure says of itself; a test walks the router and judges it. */
export interface ProcedureMeta {
  /** What its caller must be able to do, or why anyone may call it. */
  readonly access: readonly [Action, Subject] | { readonly anyone: string };
  /** How large a request of it may be, in bytes. */
  readonly bodyLimit: number;
  /** The act of a grant under which somebody of another tenant may call it; absent: under none. */
  readonly granted?: string;
  /** The name of the use-case that it performs. */
  readonly useCase?: string;
  /** By what a list may be searched, filtered and sorted; a test holds that indexes serve all of it. */
  readonly list?: Listable;
}

export const trpc = initTRPC
  .context<RequestContext>()
  .meta<ProcedureMeta>()
  .create({
    isDev: false,
    // Errors answer by schemas/error.schema.json, in `data` beside the status.
    errorFormatter: ({ shape, error }) => {
      const answer = toAppError(error);
      return {
        code: shape.code,
        message: answer.text.en,
        data: { ...answer.toResponse(), httpStatus: answer.status },
      };
    },
  });

export const router = trpc.router;
