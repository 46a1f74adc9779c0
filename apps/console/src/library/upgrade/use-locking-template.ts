import type { Form, FormDraft } from "@duheng/contracts";
import { useQuery } from "@tanstack/react-query";
import { offerQueries } from "../offers/offer-queries.ts";

/** The template that a draft rests on, as it locks; undefined until it is loaded, and where nothing is locked. */
export function useLockingTemplate({ id, base }: FormDraft): Form | undefined {
  const isLocked = (base?.lockedIds.length ?? 0) > 0;
  return useQuery({ ...offerQueries.adoptedTemplate(id), enabled: isLocked }).data;
}
