import {
  type BilingualText,
  type DocumentName,
  type DocumentOf,
  type ManyInput,
  type Problem,
  ValidationError,
} from "@duheng/contracts";
import { named } from "../../audit/changes.ts";
import { attributeWords } from "../../audit/words/attributes.ts";
import { allOf, byId } from "../../database/filter.ts";
import { InvalidDocumentError } from "../../database/invalid-document-error.ts";
import { idOf } from "../../database/repository.ts";
import { toAppError } from "../../database/to-app-error.ts";
import { AppError, problem } from "../../errors/app-error.ts";
import type { Caller } from "../../permissions/caller.ts";
import { perform } from "../perform.ts";
import { type Input, type UseCase, useCase } from "../use-case.ts";
import { bounds, type DocumentContract } from "./contract.ts";

interface OnMany<Name extends DocumentName, In extends ManyInput, Wire>
  extends Pick<DocumentContract<Name>, "subject" | "repository" | "within"> {
  /** domain.verbMany. */
  readonly name: string;
  readonly input: Input<In>;
  /** What is done to each. */
  readonly each: UseCase<Wire, unknown>;
  /** What is asked of it for one of them, as that one is now. */
  readonly asked: (one: { document: DocumentOf<Name>; revision: number }, input: In) => Wire;
  /** What a refusal calls one of them; its name or title by default. */
  readonly called?: (document: DocumentOf<Name>) => string;
}

/**
 * One act on several documents: all of it or nothing. To each is done what is done to a single one, in one transaction, with the same
 * checks and an entry of its own in the trail, under which it is found by its name. Errors: those of the single act, as
 * a problem for each that is refused, at its place among the chosen, by its name; of several codes, `wrong-state`.
 */
export function onMany<Name extends DocumentName, In extends ManyInput, Wire>(
  contract: OnMany<Name, In, Wire>,
): UseCase<In, { ids: string[] }> {
  const { name, input, each, asked } = contract;
  return useCase({
    name,
    ability: each.ability,
    input,
    run: async ({ input: given, caller }) => {
      refuseTwice(given);
      const known = await readable(contract, caller, given);
      const refused: Refused[] = [];
      for (const [index, { id, revision }] of given.chosen.entries()) {
        const document = known.get(id);
        try {
          if (document === undefined) throw new AppError("not-found");
          await perform(each, asked({ document, revision }, given), caller);
        } catch (error) {
          const told = refusalIn(error);
          if (told === undefined) throw error;
          refused.push({ index, called: calledIn(contract, document), error: told });
        }
      }
      if (refused.length > 0) throw refusal(refused, given.chosen.length);
      return { ids: given.chosen.map(({ id }) => id) };
    },
    // Each is told by itself.
    audit: "none",
  });
}

/** A refusal of one; what the database failed with is nobody's, and may have to be tried again as a whole. */
function refusalIn(error: unknown): AppError | undefined {
  const isRefusal =
    error instanceof AppError || error instanceof ValidationError || error instanceof InvalidDocumentError;
  return isRefusal ? toAppError(error) : undefined;
}

function refuseTwice({ chosen }: ManyInput): void {
  const first = new Map(chosen.map(({ id }, index) => [id, index] as const).reverse());
  const again = chosen.flatMap(({ id }, index) => (first.get(id) === index ? [] : [index]));
  if (again.length === 0) return;
  throw new AppError("invalid-input", {
    problems: again.map((index) =>
      problem("duplicate", `/chosen/${index}/id`, "同一项只能选一次", "is chosen already"),
    ),
  });
}

interface Refused {
  readonly index: number;
  readonly called: string | undefined;
  readonly error: AppError;
}

async function readable<Name extends DocumentName>(
  contract: Pick<OnMany<Name, ManyInput, unknown>, "subject" | "repository" | "within">,
  caller: Caller,
  { chosen }: ManyInput,
): Promise<ReadonlyMap<string, DocumentOf<Name>>> {
  const ids = chosen.map(({ id }) => id);
  const found = await contract.repository.find(
    allOf([byId({ $in: ids }), ...bounds(contract, caller, "read")]),
  );
  return new Map(found.map((one) => [idOf(one), one]));
}

function calledIn<Name extends DocumentName, In extends ManyInput, Wire>(
  { subject, called }: OnMany<Name, In, Wire>,
  document: DocumentOf<Name> | undefined,
): string | undefined {
  if (document === undefined) return undefined;
  return called === undefined
    ? named({ kind: subject, id: idOf(document) }, document).name
    : called(document);
}

function refusal(refused: readonly Refused[], of: number): AppError {
  const [first] = refused;
  const isOneCode = refused.every(({ error }) => error.code === first?.error.code);
  return new AppError(isOneCode && first !== undefined ? first.error.code : "wrong-state", {
    message: {
      zh: `所选 ${of} 项中有 ${refused.length} 项不能这样办，因此一项也没有改动。`,
      en: `Refused for ${refused.length} of the ${of} chosen, so nothing was changed.`,
    },
    problems: refused.map(told),
    ...withInstead(refused),
  });
}

/** What is right instead, where all are refused for one thing that says so. */
function withInstead(refused: readonly Refused[]): { data?: Record<string, unknown> } {
  const ways = new Set(refused.map(({ error }) => error.data?.instead));
  const [instead] = ways;
  return ways.size === 1 && instead !== undefined ? { data: { instead } } : {};
}

/** Why one is refused, behind its name; what a person may see of it is no more than that. */
function told({ index, called, error: { code, text, problems = [] } }: Refused): Problem {
  const [zh, en] = (["zh", "en"] as const).map((locale) => {
    const why =
      problems.length > 0
        ? problems.map(({ path, message }) => `${fieldAt(path, locale)}${message[locale]}`)
        : [text[locale]];
    return why.join(locale === "zh" ? "；" : "; ");
  });
  return problem(
    code,
    `/chosen/${index}`,
    `${called ?? "已不存在的一项"}：${zh}`,
    `${called ?? "One that is not there any more"}: ${en}`,
  );
}

/** Which field of one it is about, before what is wrong with it. */
function fieldAt(path: string, locale: keyof BilingualText): string {
  const [, field = ""] = path.split("/");
  const words = Object.hasOwn(attributeWords, field) ? attributeWords[field] : undefined;
  return words === undefined ? "" : `${words[locale]}${locale === "zh" ? "：" : ": "}`;
}
