import { useEffect, useRef } from "react";
import { useMessages } from "../../shared/messages.ts";
import { showNumber } from "../../shared/numbers.ts";
import type { Expectation } from "./expectations.ts";
import { sampleMessages } from "./sample-messages.ts";

interface TakeActualProps {
  readonly lines: readonly Expectation[];
  readonly onTake: () => void;
  readonly onClose: () => void;
}

/** Asks before the actual points become the expected ones: a test that repeats what it tests proves nothing. */
export function TakeActual({ lines, onTake, onClose }: TakeActualProps) {
  const t = useMessages(sampleMessages);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const text = (points: number | null | undefined) =>
    points === undefined ? "—" : points === null ? t("blank") : showNumber(points);
  return (
    <dialog ref={dialog} className="dh-dialog dh-take" aria-label={t("takeTitle")} onClose={onClose}>
      <h3 className="dh-pane-title">{t("takeTitle")}</h3>
      <p>{t("takeJudge")}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key */}
      <section className="dh-take-lines" tabIndex={0} aria-label={t("expectations")}>
        <table className="dh-expect-table">
          <thead>
            <tr>
              <th scope="col">{t("part")}</th>
              <th scope="col">{t("from")}</th>
              <th scope="col">{t("to")}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ part, code, title, expected, actual }) => (
              <tr key={`${part}/${code}`} data-part={part}>
                <th scope="row">{part === "score" ? t("total") : title}</th>
                <td>{text(expected)}</td>
                <td>
                  <b>{text(actual)}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="dh-take-choice">
        <button type="button" className="dh-button" onClick={() => dialog.current?.close()}>
          {t("cancel")}
        </button>
        <button
          type="button"
          className="dh-button dh-primary"
          onClick={() => {
            onTake();
            dialog.current?.close();
          }}
        >
          {t("takeConfirm")}
        </button>
      </div>
    </dialog>
  );
}
