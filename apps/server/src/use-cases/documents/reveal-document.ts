import { type DocumentName, validators } from "@duheng/contracts";
import { named } from "../../audit/changes.ts";
import { AppError, notFound } from "../../errors/app-error.ts";
import { mayDo } from "../../permissions/abilities.ts";
import { useCase } from "../use-case.ts";
import type { DocumentContract } from "./contract.ts";
import { revealValue } from "./reveal-value.ts";

/**
 * Shows one sealed value of a record to who may reveal it, and tells the trail: one entry for a person, record and value
 * within ten minutes.
 */
export function revealUseCase<Name extends DocumentName>({
  subject,
  repository,
}: Pick<DocumentContract<Name>, "subject" | "repository">) {
  return useCase({
    name: `${subject}.reveal`,
    ability: ["reveal", subject],
    input: validators.RevealInput,
    before: ({ input }) => repository.get(input.id),
    run: async ({ input, caller: { ability }, before }) => {
      const record: object = Object(before);
      if (!mayDo(ability, "reveal", subject, record)) {
        throw mayDo(ability, "read", subject, record) ? new AppError("forbidden") : notFound();
      }
      return { value: revealValue(repository.name, before, input.field) };
    },
    audit: {
      target: ({ input: { id }, before }) => named({ kind: subject, id }, before),
      details: ({ input: { field } }) => ({ field }),
      grouped: true,
    },
  });
}
