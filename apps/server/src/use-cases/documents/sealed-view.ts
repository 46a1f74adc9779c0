import type { BilingualText, DocumentName, DocumentOf } from "@duheng/contracts";
import { sealedProperties } from "@duheng/contracts/sealed";
import { openValue } from "../../database/sealing/sealed-documents.ts";
import { AppError } from "../../errors/app-error.ts";
import { mayDo, type Subject } from "../../permissions/abilities.ts";
import type { Caller } from "../../permissions/caller.ts";
import { maskOf } from "./mask.ts";

/**
 * A document as it crosses the wire: its sealed values masked, for who may reveal them, and absent for all others; those
 * that cannot be opened are told as `unreadable`.
 */
export function seenSealed<Name extends DocumentName>(
  name: Name,
  subject: Subject,
  document: DocumentOf<Name>,
  { ability }: Pick<Caller, "ability">,
): DocumentOf<Name> {
  const properties = Object.entries(sealedProperties(name));
  if (properties.length === 0) return document;
  const seen: Record<string, unknown> = { ...Object(document) };
  const mayReveal = mayDo(ability, "reveal", subject, seen);
  const unreadable: Record<string, BilingualText> = {};
  for (const [property, mask] of properties) {
    delete seen[property];
    if (!mayReveal) continue;
    try {
      const value = openValue(name, document, property);
      if (value !== undefined) seen[property] = maskOf(value, mask);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      unreadable[property] = error.text;
    }
  }
  if (Object.keys(unreadable).length > 0) seen.unreadable = unreadable;
  return seen as unknown as DocumentOf<Name>;
}

/** The same for a refusal: what a conflict shows of the present state. Rejects with what `work` rejects with. */
export async function seenInConflicts<T>(
  work: () => Promise<T>,
  see: (current: unknown) => Promise<unknown>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || error.data?.current === undefined) throw error;
    const { code, text, problems, data, cause } = error;
    throw new AppError(code, {
      message: text,
      ...(problems === undefined ? {} : { problems }),
      data: { ...data, current: await see(data.current) },
      cause,
    });
  }
}
