import type { Form } from "@duheng/contracts";
import { titleOf } from "../problems/ProblemsPanel.tsx";
import type { liveMessages } from "./live-messages.ts";
import type { LivePart } from "./shown-parts.ts";

/** Where a moved part stands now, in words for screen readers. */
export function sayMoved(
  form: Form,
  part: LivePart,
  t: (key: keyof (typeof liveMessages)["zh"], values: Record<string, string | number>) => string,
): string {
  const title = titleOf(form, part);
  for (const page of form.layout?.pages ?? []) {
    for (const [index, section] of page.sections.entries()) {
      if (part.kind === "section" && section.id === part.id)
        return t("movedSection", { title, page: page.title, place: index + 1 });
      if (part.kind === "section") continue;
      const place = section.items.findIndex(({ field }) => field === part.path[0]);
      if (place >= 0) return t("moved", { title, section: section.title, place: place + 1 });
    }
  }
  return "";
}
