import { useMessages } from "../shared/messages.ts";
import { editorMessages } from "./editor-messages.ts";
import type { FormulaSample, SampleChoice } from "./formula-sample.ts";
import type { Preview } from "./preview.ts";

interface ResultLineProps {
  readonly sample: FormulaSample | undefined;
  readonly choice: SampleChoice | undefined;
  /** Null where there is nothing to be evaluated. */
  readonly preview: Preview | null;
  /** How many mistakes there are; null while nothing is written. */
  readonly problems: number | null;
}

/** What the formula comes to, on which sample; the line is always there, so that nothing jumps. */
export function ResultLine({ sample, choice, preview, problems }: ResultLineProps) {
  const t = useMessages(editorMessages);
  const chosen = choice !== undefined && choice.samples.length > 1;
  if (sample === undefined && !chosen) {
    return (
      <p className="dh-formula-preview">
        {problems !== null && <State problems={problems} />}
        {choice === undefined ? "\u00a0" : t("sampleNone")}
      </p>
    );
  }
  return (
    <div className="dh-formula-preview" data-kind={preview?.kind}>
      {chosen ? (
        <label className="dh-sample-choice">
          <span>{t("sampleChoice")}</span>
          <select
            className="dh-input"
            value={choice.chosen}
            onChange={(event) => choice.onChoose(event.target.value)}
          >
            {choice.samples.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
          <span>{t("result")}</span>
        </label>
      ) : (
        <span>{t("sample", { title: sample?.title ?? "" })}</span>
      )}
      <b>{textOf(preview, t)}</b>
      {problems !== null && <State problems={problems} />}
    </div>
  );
}

/** Sound or not, always in the same place: by a sign and a word, since colour alone tells nothing. */
function State({ problems }: { readonly problems: number }) {
  const t = useMessages(editorMessages);
  return (
    <span className="dh-formula-state" data-sound={problems === 0}>
      <span aria-hidden="true">{problems === 0 ? "✓ " : "● "}</span>
      {problems === 0 ? t("sound") : t("problemCount", { count: problems })}
    </span>
  );
}

function textOf(preview: Preview | null, t: (key: "sampleWaits" | "sampleGroup") => string): string {
  if (preview === null) return "—";
  if (preview.kind === "waits") return t("sampleWaits");
  return preview.kind === "group" ? t("sampleGroup") : preview.text;
}
