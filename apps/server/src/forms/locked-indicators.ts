import { type Form, type FormBase, type Problem, validators } from "@duheng/contracts";
import { lockedDocument } from "../publications/locked-document.ts";
import { publicationById } from "../publications/publication-by-id.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";

/**
 * What a save breaks of the indicators that the upper tenant requires (共性指标): these stay as they were adopted, with
 * their groups' limits and all that they rest on. What differed from the template before this save may stay so.
 * In: what the draft rests on, the document before and after. Out: a problem per breach, none if all is kept.
 */
export async function lockedIndicatorProblems(
  base: FormBase | undefined,
  before: Form,
  after: Form,
): Promise<Problem[]> {
  if (base === undefined || base.lockedIds.length === 0) return [];
  const { lockedIds } = base;
  const publication = await publicationById(base.publicationId);
  const template = publication && lockedDocument(publication.document, lockedIds);
  const was = validators.Form.cleanNames(before);
  const breaches = await inWorkshop("lockBreaches", { template, before: was, after, lockedIds });
  return breaches.map(({ path, message }) => ({
    code: "locked-indicator",
    path: `/document${path}`,
    severity: "error",
    message: { zh: `${message.zh}。`, en: `${message.en}.` },
  }));
}
