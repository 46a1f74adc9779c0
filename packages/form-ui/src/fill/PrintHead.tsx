import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { type Locale, LocaleProvider, useLocale } from "../shared/locale.ts";
import { useMessages } from "../shared/messages.ts";
import { fillMessages } from "./fill-messages.ts";
import { PageMargin } from "./PageMargin.tsx";
import "../shared/theme.css";
import "./print.css";

/** What a printed sheet says of itself above the answers. */
export interface PrintHeading {
  /** Of the form. */
  readonly title: string;
  readonly unit?: string | undefined;
  readonly person?: string | undefined;
  readonly cycle?: string | undefined;
  /** The clock that tells the time of printing; the device's unless given. */
  readonly now?: () => Date;
}

/** The head of a printed page that holds more than the form; on the screen there is nothing of it. */
export function SheetHead({ heading, locale }: { readonly heading: PrintHeading; readonly locale: Locale }) {
  return (
    <LocaleProvider value={locale}>
      <div className="dh-root dh-filled dh-sheet-head" lang={locale === "zh" ? "zh-CN" : "en"}>
        <PrintHead heading={heading} />
      </div>
    </LocaleProvider>
  );
}

/** The head of a printed form; on the screen there is nothing of it. */
export function PrintHead({ heading }: { readonly heading: PrintHeading }) {
  const locale = useLocale();
  const t = useMessages(fillMessages);
  const { now = () => new Date() } = heading;
  const [time, setTime] = useState(now);
  useEffect(() => {
    const look = () => flushSync(() => setTime(now()));
    window.addEventListener("beforeprint", look);
    return () => window.removeEventListener("beforeprint", look);
  });
  const printed = time.toLocaleString(locale === "zh" ? "zh-CN" : "en-GB", {
    dateStyle: "long",
    timeStyle: "short",
  });
  const facts = [
    [t("printUnit"), heading.unit],
    [t("printPerson"), heading.person],
    [t("printCycle"), heading.cycle],
    [t("printTime"), printed],
  ].filter(([, value]) => isSaid(value));
  return (
    <>
      <PageMargin side="right" text={[heading.person, heading.cycle].filter(isSaid).join(" · ")} />
      <header className="dh-print-head">
        <p className="dh-print-title">{heading.title}</p>
        <dl>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </header>
    </>
  );
}

function isSaid(value: string | undefined): boolean {
  return value !== undefined && value !== "";
}
