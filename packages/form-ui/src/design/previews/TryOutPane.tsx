import type { ScoreInputs } from "@duheng/contracts";
import type { PreparedForm } from "@duheng/form";
import { useState } from "react";
import { FilledForm } from "../../fill/FilledForm.tsx";
import { FillForm } from "../../fill/FillForm.tsx";
import { useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { Switch } from "../controls/Switch.tsx";
import { useDesign } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { frameMessages } from "../frame-messages.ts";
import { RaterTrial } from "./RaterTrial.tsx";
import { ReviewerTrial } from "./ReviewerTrial.tsx";
import { SampleChoice } from "./SampleChoice.tsx";
import { useLastPrepared } from "./use-last-prepared.ts";
import "./previews.css";

const roles = ["staff", "reviewer", "rater", "phone", "print"] as const;
type Role = (typeof roles)[number];

const titles = {
  staff: "forStaff",
  reviewer: "forReviewer",
  rater: "forRater",
  phone: "forPhone",
  print: "forPrint",
} as const satisfies Record<Role, string>;

/** The form as each of its users will meet it, to be tried with a sample or blank; nothing of it is kept. */
export default function TryOutPane() {
  const { analysis, samples, sample } = useDesign();
  const t = useMessages(frameMessages);
  const words = useMessages(designMessages);
  const [role, setRole] = useState<Role>("staff");
  const [chosen, setChosen] = useState(sample?.id ?? "");
  const prepared = useLastPrepared(analysis.prepared);
  const inputs = samples.find(({ id }) => id === chosen)?.inputs ?? blank;
  return (
    <section className="dh-pane dh-preview dh-try" aria-label={t("viewPreview")}>
      <div className="dh-try-head">
        <Switch
          label={t("previewFor")}
          choices={roles}
          chosen={role}
          titleOf={(each) => t(titles[each])}
          onChoose={setRole}
        />
        <SampleChoice samples={samples} chosen={chosen} onChoose={setChosen} />
        <span className="dh-quiet">{t("previewTrial")}</span>
      </div>
      {analysis.prepared === null && (
        <p className="dh-notice" role="status">
          {words(prepared === null ? "previewNone" : "previewStale")}
        </p>
      )}
      {prepared !== null && <Trial key={chosen} role={role} prepared={prepared} inputs={inputs} />}
    </section>
  );
}

const blank: ScoreInputs = { answers: {} };

interface TrialProps {
  readonly role: Role;
  readonly prepared: PreparedForm;
  readonly inputs: ScoreInputs;
}

function Trial({ role, prepared, inputs }: TrialProps) {
  const { form } = useDesign();
  const locale = useLocale();
  const t = useMessages(frameMessages);
  const [rest] = useState(() => {
    const { answers: _answers, ...others } = inputs;
    return others;
  });
  switch (role) {
    case "staff":
      return (
        <FillForm key="staff" prepared={prepared} answers={inputs.answers} inputs={rest} locale={locale} />
      );
    case "phone":
      return (
        <div className="dh-phone">
          <FillForm key="phone" prepared={prepared} answers={inputs.answers} inputs={rest} locale={locale} />
        </div>
      );
    case "print":
      return (
        <article className="dh-sheet" aria-label={t("printSheet")}>
          <h3 className="dh-sheet-title">{form.title}</h3>
          <FilledForm prepared={prepared} answers={inputs.answers} locale={locale} />
        </article>
      );
    case "reviewer":
      return <ReviewerTrial prepared={prepared} inputs={inputs} />;
    case "rater":
      return <RaterTrial prepared={prepared} inputs={inputs} />;
  }
}
