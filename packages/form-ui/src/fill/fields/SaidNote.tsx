import type { Sentence } from "@duheng/form";
import { inLocale, useLocale } from "../../shared/locale.ts";

/** Says back what was typed stands for, where that is something else than its letters. */
export function SaidNote({ said }: { readonly said: Sentence | undefined }) {
  const locale = useLocale();
  if (said === undefined) return null;
  return (
    <span className="dh-note" role="status">
      {inLocale(said, locale)}
    </span>
  );
}
