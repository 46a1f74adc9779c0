import type { Sample } from "@duheng/contracts";
import { useMessages } from "../../shared/messages.ts";
import { designMessages } from "../design-messages.ts";

interface SampleChoiceProps {
  readonly samples: readonly Sample[];
  /** Empty: a blank form. */
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** With what the form is shown: one of its samples, or nothing. */
export function SampleChoice({ samples, chosen, onChoose }: SampleChoiceProps) {
  const t = useMessages(designMessages);
  return (
    <label className="dh-preview-head">
      <span className="dh-quiet">{t("previewAs")}</span>
      <select className="dh-input" value={chosen} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{t("previewBlank")}</option>
        {samples.map((each) => (
          <option key={each.id} value={each.id}>
            {each.title}
          </option>
        ))}
      </select>
    </label>
  );
}
