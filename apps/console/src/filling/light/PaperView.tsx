import type { Assessment } from "@duheng/contracts";
import type { PreparedForm } from "@duheng/form";
import { useMessages } from "@duheng/form-ui/fill";
import { useCallback, useState } from "react";
import { loadCompiledPaper } from "../../papers/load-compiled-paper.ts";
import { api, draftApi, session } from "../../rpc/client.ts";
import type { FilledPaper } from "../../rpc/draft-api.ts";
import { hasCode, type Locale } from "../../rpc/errors.ts";
import { FillDesk } from "../FillDesk.tsx";
import { LeftOnDevice } from "../LeftOnDevice.tsx";
import { fillingMessages } from "../messages.ts";
import { aboutPaper } from "./about-paper.ts";
import { Failure, Waiting } from "./LoadStates.tsx";
import { lightMessages } from "./messages.ts";
import { Notice } from "./Notice.tsx";
import { OtherUnits } from "./OtherUnits.tsx";
import { useLoaded } from "./use-loaded.ts";

interface PaperViewProps {
  readonly id: string;
  readonly locale: Locale;
}

let attempts = 0;

/** One paper to be filled, or why it can't be. */
export function PaperView({ id, locale }: PaperViewProps) {
  const t = useMessages(lightMessages);
  const filling = useMessages(fillingMessages);
  const load = useCallback(() => loadPaperOf(id), [id]);
  const [loaded, retry] = useLoaded(load);
  const [isSubmitted, setSubmitted] = useState(false);
  if (loaded.kind === "loading") return <Waiting />;
  if (loaded.kind === "failed") {
    if (hasCode(loaded.error, "not-found") && (session.current()?.memberships.length ?? 0) > 1)
      return <OtherUnits error={loaded.error} locale={locale} />;
    return <Failure error={loaded.error} locale={locale} onRetry={retry} />;
  }
  const { assessment, filled, paper } = loaded.value;
  if (isSubmitted || filled.state !== "draft") {
    return (
      <Notice
        title={isSubmitted ? filling("submitted") : t("notOpenTitle")}
        hint={isSubmitted ? filling("submittedHint") : t("notOpenHint")}
      >
        {!isSubmitted && <LeftOnDevice filled={filled} paper={paper} locale={locale} />}
        <a className="dh-button" href={`/my/${assessment.id}`}>
          {t("view")}
        </a>
      </Notice>
    );
  }
  return (
    <>
      <header className="light-title">
        <h1>{assessment.formTitle}</h1>
        <p className="dh-quiet">
          {assessment.snapshot.name} · {assessment.snapshot.categoryName} ·{" "}
          {aboutPaper(assessment, locale, t)}
        </p>
      </header>
      <FillDesk
        key={filled.filling.paperHash}
        assessment={assessment}
        filled={filled}
        paper={paper}
        locale={locale}
        onMoved={retry}
        onSubmitted={() => {
          setSubmitted(true);
          window.scrollTo(0, 0);
        }}
      />
    </>
  );
}

interface LoadedPaper {
  readonly assessment: Assessment;
  readonly filled: FilledPaper;
  readonly paper: PreparedForm;
}

/** The assessment, its paper as it is filled, and as it is compiled. Throws the server's refusal. */
async function loadPaperOf(id: string): Promise<LoadedPaper> {
  const [assessment, filled] = await Promise.all([api.assessments.get.query({ id }), draftApi.get(id)]);
  try {
    return { assessment, filled, paper: await loadCompiledPaper(filled.filling.paperHash, attempts) };
  } catch (thrown) {
    attempts += 1;
    throw thrown;
  }
}
