import { type DocumentName, type RemoveInput, validators } from "@duheng/contracts";
import { idOf } from "../../database/repository.ts";
import type { UseCase } from "../use-case.ts";
import { onMany } from "./act-on-many.ts";
import type { DocumentContract } from "./contract.ts";

/**
 * On several documents what is done to one, where that takes no more than its id and revision: `<subject>.<verb>Many`. Errors:
 * those of `onMany`.
 */
export function sameOnMany<Name extends DocumentName>(
  { subject, repository, within }: Pick<DocumentContract<Name>, "subject" | "repository" | "within">,
  verb: "remove" | "archive",
  each: UseCase<RemoveInput, unknown>,
) {
  return onMany({
    name: `${subject}.${verb}Many`,
    subject,
    repository,
    ...(within === undefined ? {} : { within }),
    input: validators.ManyInput,
    each,
    asked: ({ document, revision }) => ({ id: idOf(document), revision }),
  });
}
