import { type ReactNode, useId } from "react";
import { inLocale, useLocale } from "../../shared/locale.ts";
import { useDesignedForm, useFindings, useSelection } from "../design-context.ts";
import { placeOf, selectionKey } from "../selection.ts";

interface PropertyProps {
  /** Its place inside of what is selected, as problems name it: `points/full`. */
  readonly attribute: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly wide?: boolean;
  /** Draws the control; `id` is for it, `invalid` and `describedBy` say what is wrong. */
  readonly children: (control: {
    id: string;
    invalid: boolean;
    describedBy: string | undefined;
  }) => ReactNode;
}

/** One attribute with its label and the problems that the form has there. */
export function Property({ attribute, label, hint, wide = false, children }: PropertyProps) {
  const id = useId();
  const locale = useLocale();
  const problems = useProblemsAt(attribute);
  const told = problems.length > 0;
  return (
    <div className="dh-property" data-attribute={attribute} data-wide={wide || undefined}>
      <label className="dh-label" htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        invalid: problems.some((problem) => problem.severity === "error"),
        describedBy: told || hint !== undefined ? `${id}-said` : undefined,
      })}
      {(told || hint !== undefined) && (
        <div id={`${id}-said`} className="dh-said">
          {hint !== undefined && <span className="dh-quiet">{hint}</span>}
          {problems.map((problem) => (
            <span
              key={problem.code + problem.path}
              className={problem.severity === "error" ? "dh-error" : "dh-warning"}
            >
              {inLocale(problem.message, locale)}
            </span>
          ))}
        </div>
      )}
    </div>
  );
}

/** The problems of the selected part at an attribute or below it. */
export function useProblemsAt(attribute: string) {
  const { form } = useDesignedForm();
  const selection = useSelection();
  const { problems } = useFindings();
  const key = selectionKey(selection);
  return problems.filter((problem) => {
    const place = placeOf(form, problem.path);
    return (
      selectionKey(place.selection) === key &&
      (place.attribute === attribute || place.attribute.startsWith(`${attribute}/`))
    );
  });
}
