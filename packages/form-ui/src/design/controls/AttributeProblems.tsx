import { inLocale, useLocale } from "../../shared/locale.ts";
import { useProblemsAt } from "./Property.tsx";

/** What is wrong at an attribute that has no control of its own kind. */
export function AttributeProblems({ attribute }: { readonly attribute: string }) {
  const locale = useLocale();
  const problems = useProblemsAt(attribute);
  return problems.map((problem) => (
    <span
      key={problem.path + problem.code}
      className={problem.severity === "error" ? "dh-said dh-error" : "dh-said dh-warning"}
    >
      {inLocale(problem.message, locale)}
    </span>
  ));
}
