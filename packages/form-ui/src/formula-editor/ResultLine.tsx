import { useMessages } from "../shared/messages.ts";
import { editorMessages } from "./editor-messages.ts";
import type { FormulaSample, SampleChoice } from "./formula-sample.ts";
import type { Preview } from "./preview.ts";

interface ResultLineProps {
  readonly sample: FormulaSample | undefined;
  readonly choice: SampleChoice | undefined;
  /** Null where there is nothing to be evaluated. */
  readonly preview: Preview | null;
  readonly solved: boolean;
}

/** What the formula comes to, on which sample; the line is always there, so that nothing jumps. */
export function ResultLine({ sample, choice, preview, solved }: ResultLineProps) {
  const t = useMessages(editorMessages);
  const chosen = choice !== undefined && choice.samples.length > 1;
  if (sample === undefined && !chosen) {
    return (
      <p className="dh-formula-preview">
        {solved ? <Sound /> : null}
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
      {solved && <Sound />}
    </div>
  );
}

/** A tick beside the words: colour alone tells nothing. */
function Sound() {
  const t = useMessages(editorMessages);
  return (
    <span className="dh-formula-sound">
      <span aria-hidden="true">✓ </span>
      {t("noProblems")}
    </span>
  );
}

function textOf(preview: Preview | null, t: (key: "sampleWaits" | "sampleGroup") => string): string {
  if (preview === null) return "—";
  if (preview.kind === "waits") return t("sampleWaits");
  return preview.kind === "group" ? t("sampleGroup") : preview.text;
}
