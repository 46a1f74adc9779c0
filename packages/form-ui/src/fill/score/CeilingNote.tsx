import type { ScoreResult } from "@duheng/contracts";
import { gradeWords } from "@duheng/contracts/words";
import { useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { fillMessages } from "../fill-messages.ts";

/** Tells that a veto caps the grade. */
export function CeilingNote({ result }: { readonly result: ScoreResult }) {
  const t = useMessages(fillMessages);
  const locale = useLocale();
  if (result.ceiling === undefined) return null;
  return <p className="dh-score-veto">{t("ceiling", { grade: gradeWords[result.ceiling][locale] })}</p>;
}
