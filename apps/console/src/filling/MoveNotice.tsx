import type { AssessmentMove, UnfitAnswer } from "@duheng/contracts";
import { type Locale, useMessages } from "@duheng/form-ui/fill";
import { useState } from "react";
import { api } from "../rpc/client.ts";
import type { FilledPaper } from "../rpc/draft-api.ts";
import { fillingMessages } from "./messages.ts";

interface MoveNoticeProps {
  readonly filled: FilledPaper;
  readonly locale: Locale;
}

/** Tells that the form was changed under a half-filled paper, and what could not be carried over or is to be mended, until put away. */
export function MoveNotice({ filled, locale }: MoveNoticeProps) {
  const [moves, setMoves] = useState(() => (filled.filling.moves ?? []).filter(({ seenAt }) => !seenAt));
  const putAway = (seen: AssessmentMove) => {
    setMoves(moves.filter((move) => move !== seen));
    // Not reached: it is shown again next time.
    api.assessments.moveSeen
      .mutate({ id: filled.assessmentId, toVersion: seen.toVersion })
      .catch(() => undefined);
  };
  return moves.map((move) => (
    <Moved key={move.at} move={move} locale={locale} onPutAway={() => putAway(move)} />
  ));
}

interface MovedProps {
  readonly move: AssessmentMove;
  readonly locale: Locale;
  readonly onPutAway: () => void;
}

function Moved({ move, locale, onPutAway }: MovedProps) {
  const t = useMessages(fillingMessages);
  const { lost, lostFiles, unfit = [], converted = [], fromVersion, toVersion } = move;
  const at = new Intl.DateTimeFormat(locale === "zh" ? "zh-CN" : "en-GB", { dateStyle: "medium" }).format(
    new Date(move.at),
  );
  return (
    <section className="dh-notice filling-moved" data-tone="warning" role="status">
      <p>{t("moved", { at, from: fromVersion, to: toVersion })}</p>
      {lost.length + lostFiles.length === 0 ? null : (
        <>
          <p>{t("movedLost")}</p>
          <ul>
            {lost.map(({ path, title, value, message }) => (
              <li key={path}>
                <strong>{title}</strong>
                {t("colon")}
                {textOf(value, locale)} <small>{message[locale]}</small>
              </li>
            ))}
            {lostFiles.map(({ path, title, files }) => (
              <li key={`files ${path}`}>
                <strong>{title}</strong>
                {t("colon")}
                {files.map(({ id, name }) => (
                  <a key={id} href={`/api/files/${id}`} download={name}>
                    {name}
                  </a>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
      <Told heading={t("movedUnfit")} told={unfit} locale={locale} />
      <Told heading={t("movedConverted")} told={converted} locale={locale} />
      <button type="button" className="dh-button" onClick={onPutAway}>
        {t("movedSeen")}
      </button>
    </section>
  );
}

interface ToldProps {
  readonly heading: string;
  readonly told: readonly UnfitAnswer[];
  readonly locale: Locale;
}

/** What was carried over and is to be looked at. */
function Told({ heading, told, locale }: ToldProps) {
  const t = useMessages(fillingMessages);
  if (told.length === 0) return null;
  return (
    <>
      <p>{heading}</p>
      <ul>
        {told.map(({ path, title, message }) => (
          <li key={`${path} ${message.en}`}>
            <strong>{title}</strong>
            {t("colon")}
            {message[locale]}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What was filled in, to be read and copied: nothing of it is cut. */
function textOf(value: unknown, locale: Locale): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value))
    return value.map((each) => textOf(each, locale)).join(locale === "zh" ? "；" : "; ");
  if (typeof value !== "object" || value === null) return String(value ?? "");
  return Object.entries(value)
    .map(([key, inner]) => `${key} ${textOf(inner, locale)}`)
    .join(locale === "zh" ? "，" : ", ");
}
