import { LocaleProvider, useMessages } from "@duheng/form-ui/fill";
import { useCallback, useEffect, useState } from "react";
import { session } from "../../rpc/client.ts";
import { hasCode, type Locale } from "../../rpc/errors.ts";
import { ProductMark } from "../../ui/ProductMark.tsx";
import { Failure, Waiting } from "./LoadStates.tsx";
import { chooseLanguage, chosenLanguage } from "./language.ts";
import { lightMessages } from "./messages.ts";
import { OpenPapers } from "./OpenPapers.tsx";
import { PaperView } from "./PaperView.tsx";
import { SignIn } from "./SignIn.tsx";
import { SignInAgain } from "./SignInAgain.tsx";
import { useLoaded } from "./use-loaded.ts";

/** The frame of the light page: who is signed in, the language, and the way to the console. */
export function LightPage() {
  const [locale, setLocale] = useState(chosenLanguage);
  useEffect(() => {
    document.documentElement.lang = locale === "en" ? "en" : "zh-CN";
  }, [locale]);
  const toggle = () => {
    const next = locale === "zh" ? "en" : "zh";
    chooseLanguage(next);
    setLocale(next);
  };
  return (
    <LocaleProvider value={locale}>
      <div className="dh-root light-page">
        <Bar onLanguage={toggle} />
        <main>
          <Body locale={locale} />
        </main>
        <SignInAgain locale={locale} />
      </div>
    </LocaleProvider>
  );
}

function Bar({ onLanguage }: { readonly onLanguage: () => void }) {
  const t = useMessages(lightMessages);
  return (
    <header className="light-bar">
      <ProductMark size={24} />
      <strong>{t("product")}</strong>
      <span className="dh-spring" />
      <button type="button" className="dh-link" onClick={onLanguage}>
        {t("language")}
      </button>
      <a className="dh-link" href="/">
        {t("console")}
      </a>
    </header>
  );
}

function Body({ locale }: { readonly locale: Locale }) {
  const t = useMessages(lightMessages);
  const load = useCallback(() => session.load(), []);
  const [loaded, retry] = useLoaded(load);
  const { pathname } = window.location;
  const id = /^\/fill\/([^/]+)\/?$/.exec(pathname)?.[1];
  if (loaded.kind === "loading") return <Waiting />;
  if (loaded.kind === "failed") {
    if (!hasCode(loaded.error, "unauthenticated")) {
      return <Failure error={loaded.error} locale={locale} onRetry={retry} />;
    }
    return (
      <section className="light-notice">
        <h1>{t("signInTitle")}</h1>
        <SignIn locale={locale} onSignedIn={retry} />
      </section>
    );
  }
  // The console has the page on which an own password is set, and then shows what was wanted.
  if (loaded.value.mustChangePassword) {
    window.location.replace(pathname.replace("/fill", "/my"));
    return null;
  }
  if (id === undefined) return <OpenPapers locale={locale} />;
  return <PaperView id={id} locale={locale} />;
}
