import { memo, useContext } from "react";
import { useMessages } from "../../shared/messages.ts";
import { OthersContext, useDesign, useDesignedForm } from "../design-context.ts";
import { frameMessages } from "../frame-messages.ts";
import type { Present } from "../ports.ts";
import { titleOf } from "../problems/ProblemsPanel.tsx";
import { selectionOf } from "../selection.ts";

/** Who else has the form open, and what they look at; a click leads there. */
export const OthersBar = memo(function OthersBar() {
  const others = useContext(OthersContext);
  return others.length > 0 && <Others others={others} />;
});

function Others({ others }: { readonly others: readonly Present[] }) {
  const { form } = useDesignedForm();
  const { select } = useDesign();
  const t = useMessages(frameMessages);
  return (
    <ul className="dh-others" aria-label={t("others")} aria-live="polite">
      {others.map((other) => {
        const selection = selectionOf(other.place);
        const title = selection === null ? form.title : titleOf(form, selection);
        return (
          <li key={other.id}>
            <button
              type="button"
              className="dh-other"
              title={t("otherAt", { name: other.name, title })}
              onClick={() => selection !== null && select(selection)}
            >
              <OtherMark name={other.name} />
              <span>{other.name}</span>
              <span className="dh-quiet dh-other-place">{title}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** A small round mark with the last character of a Chinese name (without what is in brackets), or the first of another; the name stands beside or as its label. */
export function OtherMark({ name, label }: { readonly name: string; readonly label?: string }) {
  const letters = [...(name.replace(/[（(].*$/u, "").trim() || name)];
  const letter = (/\p{Script=Han}/u.test(name) ? letters.at(-1) : letters[0]) ?? "";
  return label === undefined ? (
    <span className="dh-other-mark" aria-hidden="true">
      {letter}
    </span>
  ) : (
    <span className="dh-other-mark" role="img" aria-label={label} title={label}>
      {letter}
    </span>
  );
}
