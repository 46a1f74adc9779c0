import type { Sample } from "@duheng/contracts";
import { memo, useState } from "react";
import { FilledForm } from "../../fill/FilledForm.tsx";
import { FillForm } from "../../fill/FillForm.tsx";
import { useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { Switch } from "../controls/Switch.tsx";
import { useFindings } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { frameMessages } from "../frame-messages.ts";
import { RaterTrial } from "./RaterTrial.tsx";
import { ReviewerTrial } from "./ReviewerTrial.tsx";
import { type Role, roles } from "./roles.ts";
import { SampleChoice } from "./SampleChoice.tsx";
import { TrialBar } from "./TrialBar.tsx";
import { progressOf, type TrialMemory } from "./trial.ts";
import { useLastSound } from "./use-last-sound.ts";
import { type Sound, useTrial } from "./use-trial.ts";
import "./previews.css";

const titles = {
  staff: "forStaff",
  reviewer: "forReviewer",
  rater: "forRater",
  phone: "forPhone",
  print: "forPrint",
} as const satisfies Record<Role, string>;

interface TryOutPaneProps {
  /** Outlives this view, so that looking at another one loses nothing. */
  readonly memory: TrialMemory;
}

/** The form as each of its users will meet it, to be tried with a sample or blank; nothing of it is saved. */
export default memo(function TryOutPane({ memory }: TryOutPaneProps) {
  const { analysis, samples, sample: first } = useFindings();
  const t = useMessages(frameMessages);
  const words = useMessages(designMessages);
  const [role, setRole] = useState<Role>("staff");
  const [chosen, setChosen] = useState(memory.sampleId ?? first?.id ?? "");
  const sound = useLastSound(analysis.prepared, analysis.form);
  const sample = samples.find(({ id }) => id === chosen);
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
        <SampleChoice
          samples={samples}
          chosen={sample?.id ?? ""}
          onChoose={(id) => {
            memory.sampleId = id;
            setChosen(id);
          }}
        />
        <span className="dh-quiet">{t("previewTrial")}</span>
      </div>
      {analysis.prepared === null && (
        <p className="dh-notice" role="status">
          {words(sound === null ? "previewNone" : "previewStale")}
        </p>
      )}
      {sound !== null && (
        <TrialViews
          key={sample?.id ?? ""}
          role={role}
          onRole={setRole}
          sound={sound}
          sample={sample}
          memory={memory}
        />
      )}
    </section>
  );
});

interface TrialViewsProps extends TryOutPaneProps {
  readonly role: Role;
  readonly onRole: (role: Role) => void;
  readonly sound: Sound;
  readonly sample: Sample | undefined;
}

/** One trial, looked at by each role. */
function TrialViews({ role, onRole, sound, sample, memory }: TrialViewsProps) {
  const { prepared, form } = sound;
  const { store, given, surroundings, turn, give, reset } = useTrial(sound, sample, memory);
  const locale = useLocale();
  const t = useMessages(frameMessages);
  const shared = { form, store, surroundings, given, onGive: give };
  return (
    <>
      <TrialBar
        prepared={prepared}
        store={store}
        surroundings={surroundings}
        progress={progressOf(given, form, sample)}
        onRole={onRole}
        onReset={reset}
      />
      {(role === "staff" || role === "phone") && (
        <div className={role === "phone" ? "dh-phone" : undefined}>
          <FillForm
            key={turn}
            prepared={prepared}
            store={store}
            inputs={surroundings}
            locale={locale}
            typesData
          />
        </div>
      )}
      {role === "print" && (
        <article className="dh-sheet" aria-label={t("printSheet")}>
          <h3 className="dh-sheet-title">{form.title}</h3>
          <FilledForm prepared={prepared} answers={{ ...store.snapshot().answers }} locale={locale} />
        </article>
      )}
      {role === "reviewer" && <ReviewerTrial {...shared} />}
      {role === "rater" && <RaterTrial {...shared} />}
    </>
  );
}
