import { type DocumentName, type DocumentOf, validators } from "@duheng/contracts";
import { changesBetween, named } from "../../audit/changes.ts";
import { AppError } from "../../errors/app-error.ts";
import type { Action } from "../../permissions/abilities.ts";
import { useCase } from "../use-case.ts";
import { allowed, type DocumentContract } from "./contract.ts";

interface Retirable<Name extends DocumentName> extends DocumentContract<Name> {
  /** Refuses to retire what is still needed. Part of the transaction. */
  readonly checkRetire?: (document: DocumentOf<Name>) => Promise<void>;
}

/**
 * To retire what is not to be used any more and cannot be removed, since something refers to it, and to take it back.
 * Errors: `wrong-state` (it is so already), `conflict`, what `checkRetire` refuses.
 */
export function retireUseCases<Name extends DocumentName>(contract: Retirable<Name>) {
  return {
    retire: stateUseCase(contract, "retire", "retired"),
    restore: stateUseCase(contract, "restore", "active"),
  };
}

function stateUseCase<Name extends DocumentName>(
  contract: Retirable<Name>,
  verb: "retire" | "restore",
  state: "active" | "retired",
) {
  const { subject, repository, checkRetire } = contract;
  const action: Action = "update";
  return useCase({
    name: `${subject}.${verb}`,
    ability: [action, subject],
    input: validators.RemoveInput,
    before: ({ input, caller }) => allowed(contract, caller, action, input.id),
    run: async ({ input: { revision }, before }) => {
      if (Reflect.get(Object(before), "state") === state) throw isSoAlready(state);
      if (state === "retired") await checkRetire?.(before);
      return repository.replace(Object.assign({}, before, { state, revision }));
    },
    audit: {
      target: ({ input: { id }, before }) => named({ kind: subject, id }, before),
      changes: ({ before, result }) => changesBetween(before, result),
    },
  });
}

function isSoAlready(state: "active" | "retired"): AppError {
  return new AppError("wrong-state", {
    message:
      state === "retired"
        ? { zh: "已经停用，无需再次停用。", en: "It is retired already." }
        : { zh: "没有停用，无需恢复。", en: "It is not retired." },
  });
}
